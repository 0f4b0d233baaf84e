import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { VirtualList } from "./virtual-list.tsx";

function listOf(count: number, role: "list" | "log" = "list", follows = false) {
  return renderToStaticMarkup(
    <VirtualList
      label="People"
      role={role}
      count={count}
      keyAt={(index) => index}
      renderRow={(index) => <b>earl{index}</b>}
      estimatePx={40}
      follows={follows}
    />,
  );
}
const rowsIn = (html: string) => html.match(/<b>/gu)?.length ?? 0;

describe("a virtual list", () => {
  it("holds only the rows of its window, however many there are", () => {
    expect(rowsIn(listOf(3))).toBe(3);
    expect(rowsIn(listOf(6_000))).toBeLessThan(40);
    expect(rowsIn(listOf(100_000))).toBe(rowsIn(listOf(6_000)));
  });

  it("says the place of a row among all rows, as they are not all there to be counted", () => {
    expect(listOf(6_000)).toMatch(/role="listitem" aria-setsize="6000" aria-posinset="1"/u);
  });

  it("is reached by the keyboard and has a name", () => {
    expect(listOf(2)).toMatch(/role="list" aria-label="People" tabindex="0"/iu);
  });

  it("opens a log at its end and keeps it quiet while somebody scrolls", () => {
    const html = listOf(100_000, "log", true);
    expect(html).toContain("earl99999<");
    expect(html).not.toContain("earl0<");
    expect(html).toMatch(/role="log" aria-label="People" aria-live="off"/u);
  });

  it("holds no row when there is none", () => {
    expect(rowsIn(listOf(0))).toBe(0);
  });
});
