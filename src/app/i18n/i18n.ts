import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { isolated } from "#ui/text/harmless.ts";
import { first } from "./first.ts";

/** British English gives the texts, and the region how `Intl` writes dates and numbers. */
const LANGUAGE = "en-GB";

/** The page's texts. React finds them by itself once they are made. Those of later screens come with them. */
export function createI18n(): i18n {
  const instance = createInstance();
  // Everything is at hand, so this is done when the call returns; the promise says nothing more.
  void instance.use(initReactI18next).init({
    lng: LANGUAGE,
    fallbackLng: "en",
    resources: { en: { translation: first } },
    initAsync: false,
    // React escapes what it shows; what others have written must not steer the sentence that it stands in.
    interpolation: { escapeValue: true, escape: isolated },
  });
  return instance;
}

/** Fetches the texts of the screens that are loaded on demand; nothing happens when they are there. */
export async function addLaterTexts(instance: i18n): Promise<void> {
  const [{ later }] = await Promise.all([import("./later.ts"), addBattleTexts(instance)]);
  instance.addResourceBundle("en", "translation", later, true, true);
}

/** Only those of the battle's own screen, which has enough to fetch. */
export async function addBattleTexts(instance: i18n): Promise<void> {
  const { inBattle } = await import("./in-battle.ts");
  instance.addResourceBundle("en", "translation", inBattle, true, true);
}
