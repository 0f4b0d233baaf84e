import type { ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import styles from "./table.module.css";

export type Column<Row> = {
  readonly id: string;
  readonly name: string;
  /** Figures stand at the end, in digits of one width. */
  readonly isNumber?: boolean;
  /** What can be done with the row stands at its end. */
  readonly isAction?: boolean;
  /** Names the row for a screen reader. */
  readonly isRowHeader?: boolean;
  readonly cell: (row: Row) => ReactNode;
};

export type DataTableProps<Row> = {
  readonly caption: string;
  /** Hides the caption where a heading above says the same; a screen reader still hears it. */
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Marks a row, for example the user's own. */
  readonly isMarked?: (row: Row) => boolean;
  /** Stands in the place of the rows when there are none. */
  readonly emptyText?: string;
};

function placeOf({ isNumber = false, isAction = false }: Pick<Column<never>, "isNumber" | "isAction">) {
  return cx((isNumber || isAction) && styles["number"]);
}

export function DataTable<Row>({
  caption,
  isCaptionHidden = false,
  columns,
  rows,
  rowKey,
  isMarked,
  emptyText,
}: DataTableProps<Row>) {
  return (
    <div className={styles["scroll"]} role="group" aria-label={caption} tabIndex={0}>
      <table className={styles["table"]}>
        <caption className={cx(styles["caption"], isCaptionHidden && styles["hidden"])}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={placeOf(column)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && emptyText !== undefined && (
            <tr>
              <td colSpan={columns.length} className={styles["none"]}>
                {emptyText}
              </td>
            </tr>
          )}
          {rows.map((row) => (
            <tr key={rowKey(row)} className={cx(isMarked?.(row) === true && styles["marked"])}>
              {columns.map((column) =>
                column.isRowHeader === true ? (
                  <th key={column.id} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={placeOf(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
