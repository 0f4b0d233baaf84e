/** Joins the class names that are set: `cx(styles.row, isOpen && styles.open)`. */
export function cx(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => typeof name === "string" && name !== "").join(" ");
}
