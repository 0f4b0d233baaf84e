import { useEffect, useEffectEvent, useState, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { OpenReplay } from "#features/lobby/open-replay.tsx";
import type { Replay } from "#session/replay/replay.ts";
import { readReplay, type ReplayFault } from "#session/replay/replay-file.ts";
import { Button } from "#ui/button/button.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { EmptyState } from "#ui/panel/empty-state.tsx";
import { Panel } from "#ui/panel/panel.tsx";
import { Spinner } from "#ui/spinner/spinner.tsx";
import { Heading } from "#ui/text/heading.tsx";
import styles from "./app.module.css";

type ReplayDoorProps = {
  /** The file to be read; undefined asks for one. */
  readonly file: File | undefined;
  readonly onFile: (file: File) => void;
  readonly onReplay: (replay: Replay) => void;
  readonly onClose: () => void;
  readonly headingRef: Ref<HTMLHeadingElement>;
};

/** Reads a file and hands over what is in it, or says why it can't be played and asks for another. */
export function ReplayDoor({ file, onFile, onReplay, onClose, headingRef }: ReplayDoorProps) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<{ readonly file: File; readonly fault: ReplayFault }>();
  const handOver = useEffectEvent(onReplay);
  useEffect(() => {
    if (file === undefined) return;
    let isCurrent = true;
    void readReplay(file).then((read) => {
      if (!isCurrent) return;
      if (read.ok) handOver(read.replay);
      else setRefused({ file, fault: read.fault });
    });
    return () => void (isCurrent = false);
  }, [file]);

  const fault = refused !== undefined && refused.file === file ? refused.fault : undefined;
  const isReading = file !== undefined && fault === undefined;
  return (
    <div className={styles["centre"]}>
      <Panel>
        <Stack>
          <Heading level={1} tabIndex={-1} ref={headingRef}>
            {t("replay.label")}
          </Heading>
          {isReading && <Spinner label={t("replay.reading")} />}
          {fault !== undefined && (
            <Notice tone="bad" isAnnounced>
              {t("replay.refused", { name: file?.name ?? "" })} {t(`replay.faults.${fault}`)}
            </Notice>
          )}
          {!isReading && (
            <EmptyState
              level={2}
              title={t("replay.none")}
              text={t("replay.noneText")}
              actions={
                <Row place="centre">
                  <OpenReplay onFile={onFile} />
                  <Button variant="quiet" onClick={onClose}>
                    {t("replay.toRooms")}
                  </Button>
                </Row>
              }
            />
          )}
        </Stack>
      </Panel>
    </div>
  );
}
