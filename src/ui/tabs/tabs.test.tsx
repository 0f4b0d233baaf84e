import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { nextPlace, Tabs } from "./tabs.tsx";

it("the arrows go round the tabs, Home and End to their ends", () => {
  expect([nextPlace("ArrowRight", 2, 3), nextPlace("ArrowLeft", 0, 3)]).toEqual([0, 2]);
  expect([nextPlace("Home", 2, 3), nextPlace("End", 0, 3)]).toEqual([0, 2]);
  expect(nextPlace("a", 1, 3)).toBeUndefined();
  expect(nextPlace("ArrowRight", 0, 0)).toBeUndefined();
});

it("only the chosen tab is in the order of focus, and its content is shown", () => {
  const html = renderToStaticMarkup(
    <Tabs
      label="Rooms to show"
      selected="saved"
      onSelect={() => undefined}
      tabs={[
        { id: "open", label: "Open", content: "all the open rooms" },
        { id: "saved", label: "Saved", content: "all the saved rooms" },
      ]}
    />,
  );
  expect(html).toMatch(/aria-selected="false"[^>]*tabindex="-1"[^>]*>Open/iu);
  expect(html).toMatch(/aria-selected="true"[^>]*tabindex="0"[^>]*>Saved/iu);
  expect(html).toContain("all the saved rooms");
  expect(html).not.toContain("all the open rooms");
});
