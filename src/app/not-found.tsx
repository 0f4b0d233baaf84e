import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Panel } from "#ui/panel/panel.tsx";
import { Heading } from "#ui/text/heading.tsx";
import { Text } from "#ui/text/text.tsx";
import styles from "./app.module.css";

type NotFoundProps = { readonly onRooms: () => void; readonly headingRef: Ref<HTMLHeadingElement> };

/** For an address that leads nowhere. */
export function NotFound({ onRooms, headingRef }: NotFoundProps) {
  const { t } = useTranslation();
  return (
    <div className={styles["centre"]}>
      <Panel look="framed">
        <Stack>
          <Heading level={1} look="2" tabIndex={-1} ref={headingRef}>
            {t("notFound.heading")}
          </Heading>
          <Text>{t("notFound.text")}</Text>
          <Row place="end">
            <Button variant="primary" onClick={onRooms}>
              {t("notFound.toRooms")}
            </Button>
          </Row>
        </Stack>
      </Panel>
    </div>
  );
}
