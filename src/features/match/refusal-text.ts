import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { ClientRefusal } from "#session/outcome.ts";

/** The sentence for a refusal of something that is done in a battle. */
export function useRefusalText(): (operation: "start" | "team", refusal: ClientRefusal) => string {
  const { t } = useTranslation();
  return useCallback(
    (operation, { code, text = "" }) => t([`errors.${operation}`, "errors.any"], { context: code, text }),
    [t],
  );
}
