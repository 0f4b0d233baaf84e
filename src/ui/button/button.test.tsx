import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Button, IconButton } from "./button.tsx";

describe("a button", () => {
  it("that is blocked can still be reached, and says why", () => {
    const html = renderToStaticMarkup(<Button blockedBecause="York is full.">Join York</Button>);
    expect(html).not.toMatch(/\sdisabled/u);
    expect(html).toContain('aria-disabled="true"');
    const reason = /aria-describedby="([^"]+)"/u.exec(html)?.[1];
    expect(html).toContain(`<span id="${reason}" hidden="">York is full.</span>`);
  });

  it("submits a form only when it is told to", () => {
    expect(renderToStaticMarkup(<Button>Save</Button>)).toContain('type="button"');
    expect(renderToStaticMarkup(<Button type="submit">Save</Button>)).toContain('type="submit"');
  });

  it("with a drawing for a face has its name in words", () => {
    expect(renderToStaticMarkup(<IconButton icon="close" label="Close" />)).toContain('aria-label="Close"');
  });
});
