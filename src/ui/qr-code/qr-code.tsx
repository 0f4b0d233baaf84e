import { encode } from "uqr";
import styles from "./qr-code.module.css";

type QrCodeProps = {
  readonly text: string;
  /** What the code leads to, for who doesn't see it. */
  readonly label: string;
};

/** A text that a camera reads: dark on light in either scheme, with the quiet zone of four modules around it. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return (
    <svg
      className={styles["code"]}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} className={styles["light"]} />
      <path d={path} className={styles["dark"]} />
    </svg>
  );
}
