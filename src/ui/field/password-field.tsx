import { useState } from "react";
import { IconButton } from "#ui/button/button.tsx";
import { TextField, type TextFieldProps } from "./text-field.tsx";

export type PasswordFieldProps = Omit<TextFieldProps, "type" | "action"> & {
  /** Name of the button that shows what is typed; kept apart from the field's own name. */
  readonly revealLabel: string;
};

/** A text field that hides what is typed until it is asked to show it. */
export function PasswordField({ revealLabel, ...rest }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      autoCapitalize="none"
      spellCheck={false}
      {...rest}
      type={isShown ? "text" : "password"}
      action={
        <IconButton
          icon={isShown ? "eye-off" : "eye"}
          label={revealLabel}
          size="small"
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
        />
      }
    />
  );
}
