import { useId } from "react";
import styles from "./settings.module.css";

type RangeFieldProps = {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words. */
  readonly text: string;
  readonly onChange: (value: number) => void;
};

/** A value between two ends. */
export function RangeField({ label, value, text, onChange, ...range }: RangeFieldProps) {
  const id = useId();
  return (
    <div className={styles["range"]}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{text}</output>
      <input
        {...range}
        id={id}
        type="range"
        value={value}
        aria-valuetext={text}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
