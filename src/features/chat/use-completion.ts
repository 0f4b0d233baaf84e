import { useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { isolated } from "#ui/text/harmless.ts";
import { completed, completionsAt } from "./complete-nick.ts";

type Cycle = {
  readonly start: number;
  /** Where the nickname ends that stands there now. */
  readonly end: number;
  readonly nicks: readonly string[];
  readonly place: number;
  readonly text: string;
};

/**
 * Tab completes a nickname, and goes on through all that fit; after the last it moves the focus as ever, so
 * that nobody is caught in the field. `told` is for a live region.
 */
export function useCompletion(
  field: RefObject<HTMLInputElement | null>,
  nicks: () => Iterable<string>,
  setText: (text: string) => void,
): { readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void; readonly told: string } {
  const { t } = useTranslation();
  const cycle = useRef<Cycle | undefined>(undefined);
  const [told, setTold] = useState("");

  function put(start: number, end: number, from: string, names: readonly string[], place: number) {
    const nick = names[place];
    const input = field.current;
    if (nick === undefined || input === null) return;
    const { text, caret } = completed(from, start, end, nick);
    cycle.current = { start, end: caret, nicks: names, place, text };
    setText(text);
    // The caret moves once React has written the value.
    requestAnimationFrame(() => input.setSelectionRange(caret, caret));
    setTold(t("chat.completion", { nick: isolated(nick), place: place + 1, count: names.length }));
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const going = cycle.current;
    cycle.current = undefined;
    if (going !== undefined && going.text === input.value) {
      if (going.place + 1 >= going.nicks.length) return;
      event.preventDefault();
      const before = going.text.slice(0, going.start);
      const had = going.text.slice(going.start, going.end);
      const word = had.startsWith("@") ? "@" : "";
      put(
        going.start,
        before.length + word.length,
        before + word + going.text.slice(going.end),
        going.nicks,
        going.place + 1,
      );
      return;
    }
    const caret = input.selectionStart ?? input.value.length;
    const found = completionsAt(input.value, caret, nicks());
    if (found === undefined) return;
    event.preventDefault();
    put(found.start, caret, input.value, found.nicks, 0);
  }

  return { onKeyDown, told };
}
