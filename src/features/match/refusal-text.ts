import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { ClientRefusal } from "#session/outcome.ts";

/** The sentence for a refusal of something that is done in a battle. */
export function useRefusalText(): (operation: "start" | "entry" | "team", refusal: ClientRefusal) => string {
  const { t } = useTranslation();
  return useCallback(
    (operation, { code, text = "" }) =>
      operation === "entry"
        ? // A start in the middle of the battle, which can fail for one more reason.
          t(["errors.entry", "errors.start", "errors.any"], { context: code, text })
        : t([`errors.${operation}`, "errors.any"], { context: code, text }),
    [t],
  );
}
