import { answerableFields, cleaned, draftValues, type NamedField } from "./form-values.ts";
import type { DataForm, FormDraft } from "./model.ts";

/**
 * The field that keeps another from being filled in: of those named in `exclusive` one excludes the others. One
 * that holds something itself can always be changed, so that it can be emptied.
 */
export function excluderOf(
  field: NamedField,
  form: DataForm | undefined,
  draft: FormDraft,
  exclusive: readonly string[],
): NamedField | undefined {
  const isFilled = (each: NamedField) => cleaned(each, draftValues(each, draft)).length > 0;
  if (form === undefined || !exclusive.includes(field.var) || isFilled(field)) return undefined;
  return answerableFields(form).find(
    (other) => other.var !== field.var && exclusive.includes(other.var) && isFilled(other),
  );
}
