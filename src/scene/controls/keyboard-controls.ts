/** Keys, unless somebody is typing or working with a control of the page. */
import type { InputState } from "./input-state.ts";

/** Whether a key pressed while `target` has the focus belongs to the battle. */
function isBattleKeyTarget(target: EventTarget | null, battlefield: Element): boolean {
  if (!(target instanceof Element)) return true;
  // Buttons, links, fields and dialogs keep their keys: only the page itself and the battlefield drive.
  return target === battlefield || target === target.ownerDocument.body || target.tagName === "CANVAS";
}

export interface KeyboardControls {
  connect(): void;
  disconnect(): void;
}

/** Listens on the window, so that one may drive without having clicked the battlefield first. */
export function createKeyboardControls(element: HTMLElement, state: InputState): KeyboardControls {
  const view = element.ownerDocument.defaultView ?? window;

  function keyDown(event: KeyboardEvent): void {
    // Ctrl+R, Alt+Left and the like are the browser's.
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (!isBattleKeyTarget(event.target, element)) return;
    // Shift+Tab stays the browser's own way out of the battlefield.
    if (event.code === "Tab" && event.shiftKey) return;
    if (!state.isBound(event.code)) return;
    event.preventDefault();
    if (!event.repeat) state.pressCode(event.code);
  }

  function keyUp(event: KeyboardEvent): void {
    // Wherever the focus went meanwhile: a key that is up is up.
    state.releaseCode(event.code);
  }

  function letGo(): void {
    state.releaseAll();
  }

  function visibilityChange(): void {
    if (element.ownerDocument.visibilityState === "hidden") letGo();
  }

  return {
    connect() {
      if (element.tabIndex < 0) element.tabIndex = 0;
      view.addEventListener("keydown", keyDown);
      view.addEventListener("keyup", keyUp);
      view.addEventListener("blur", letGo);
      element.ownerDocument.addEventListener("visibilitychange", visibilityChange);
    },
    disconnect() {
      view.removeEventListener("keydown", keyDown);
      view.removeEventListener("keyup", keyUp);
      view.removeEventListener("blur", letGo);
      element.ownerDocument.removeEventListener("visibilitychange", visibilityChange);
    },
  };
}
