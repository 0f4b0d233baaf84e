import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "#ui/field/text-field.tsx";
import { Notice } from "#ui/notice/notice.tsx";

type NicknameFieldProps = {
  readonly value: string;
  readonly onChange: (nickname: string) => void;
  /** Why one did not get in: said beside the field when it is about the name, below it otherwise. */
  readonly trouble: string | undefined;
  readonly isAboutName: boolean;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
};

/** The nickname of a guest, and what came of it. */
export function NicknameField({ value, onChange, trouble, isAboutName, fieldRef }: NicknameFieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        ref={fieldRef}
        label={t("signIn.play.nickname")}
        description={t("signIn.play.nicknameHint")}
        error={isAboutName ? trouble : undefined}
        value={value}
        onChange={onChange}
        look="large"
        name="nickname"
        autoComplete="nickname"
        spellCheck={false}
        maxLength={64}
      />
      {trouble !== undefined && !isAboutName && (
        <Notice tone="bad" isAnnounced>
          {trouble}
        </Notice>
      )}
    </>
  );
}
