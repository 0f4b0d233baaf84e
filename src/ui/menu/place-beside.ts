type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
type Size = { readonly width: number; readonly height: number };

/** To the edges of the window, and between button and menu, pixels. */
const MARGIN = 8;
const GAP = 4;

/** Where a menu stands: below its button and flush with its end; above where there is more room; always in view. */
export function placeBeside(button: Box, menu: Size, view: Size): { left: number; top: number } {
  const below = button.bottom + GAP;
  const above = button.top - GAP - menu.height;
  const fitsBelow = below + menu.height <= view.height - MARGIN;
  const top = fitsBelow || above < MARGIN ? below : above;
  return {
    left: within(button.right - menu.width, view.width - menu.width),
    top: within(top, view.height - menu.height),
  };
}

function within(position: number, most: number): number {
  return Math.max(MARGIN, Math.min(position, most - MARGIN));
}
