import "i18next";
import type { en } from "./en.ts";

/** Makes `t` know its keys and what each of them needs. */
declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}
