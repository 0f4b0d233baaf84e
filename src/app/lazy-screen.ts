import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import { getI18n } from "react-i18next";
import { addLaterTexts } from "./i18n/i18n.ts";

/** A screen that is loaded, with its texts, when it is first shown. */
export function lazyScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [screen] = await Promise.all([load(), addLaterTexts(getI18n())]);
    return { default: screen };
  });
}
