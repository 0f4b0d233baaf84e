import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en.ts";

/** British English gives the texts, and the region how `Intl` writes dates and numbers. */
const LANGUAGE = "en-GB";

/** The page's texts. React finds them through `I18nextProvider` or, once made, by itself. */
export function createI18n(): i18n {
  const instance = createInstance();
  // Everything is at hand, so this is done when the call returns; the promise says nothing more.
  void instance.use(initReactI18next).init({
    lng: LANGUAGE,
    fallbackLng: "en",
    resources: { en: { translation: en } },
    initAsync: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  return instance;
}
