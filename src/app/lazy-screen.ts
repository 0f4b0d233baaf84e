import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import { getI18n } from "react-i18next";
import { addLaterTexts } from "./i18n/i18n.ts";
import { NotLoaded } from "./not-loaded.tsx";

/**
 * A screen that is loaded, with its texts, when it is first shown. Where that fails, `otherwise` stands in its place,
 * which says so.
 */
export function lazyScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  addTexts = addLaterTexts,
  otherwise: ComponentType<Props> = NotLoaded,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    try {
      const [screen] = await Promise.all([load(), addTexts(getI18n())]);
      return { default: screen };
    } catch {
      return { default: otherwise };
    }
  });
}
