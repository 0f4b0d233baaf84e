import { datatypeOf, type Datatype } from "./datatypes.ts";
import { answerableFields, cleaned, draftValues, typeOf } from "./form-values.ts";
import { looksLikeAddress } from "./jid-syntax.ts";
import type { DataForm, FieldProblem, FormDraft, FormField } from "./model.ts";

/** What keeps the form from being sent, by the var of the field. */
export function problemsOf(form: DataForm, draft: FormDraft): ReadonlyMap<string, FieldProblem> {
  const problems = new Map<string, FieldProblem>();
  for (const field of answerableFields(form)) {
    const problem = problemOf(field, draftValues(field, draft));
    if (problem !== undefined) problems.set(field.var, problem);
  }
  return problems;
}

/** What keeps a field from being sent as it is; the service has the last word all the same. */
export function problemOf(field: FormField, given: readonly string[]): FieldProblem | undefined {
  const type = typeOf(field);
  const values = cleaned(field, given);
  if (type === "hidden" || type === "fixed" || type === "boolean") return undefined;
  if (values.length === 0) return field.required === true ? { code: "required" } : undefined;
  if (type === "jid-single" || type === "jid-multi")
    return values.every(looksLikeAddress) ? undefined : { code: "not-an-address" };
  if (type === "list-multi") {
    const problem = countProblem(field, values);
    if (problem !== undefined) return problem;
  }
  // What the form itself proposes is right.
  const proposed = new Set(field.options.map((option) => option.value));
  for (const value of values) {
    const problem = proposed.has(value) ? undefined : valueProblem(field, value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** The limits of a field's values: what the field says, else what lies in its datatype. */
export function limitsOf(field: FormField): { readonly min?: string; readonly max?: string } {
  const datatype = datatypeOf(field.check?.datatype);
  if (datatype === undefined) return {};
  const usable = (limit: string | undefined) =>
    limit !== undefined && datatype.rank(limit) !== undefined ? limit : undefined;
  const min = usable(field.check?.range?.min) ?? datatype.min;
  const max = usable(field.check?.range?.max) ?? datatype.max;
  // Limits that nothing lies between are a slip of whoever made the form.
  if (min !== undefined && max !== undefined && rankOf(datatype, min) > rankOf(datatype, max)) return {};
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

function valueProblem(field: FormField, value: string): FieldProblem | undefined {
  const datatype = datatypeOf(field.check?.datatype);
  // Blank lines in a text of several lines are no values that somebody meant.
  if (datatype === undefined || value === "") return undefined;
  const rank = datatype.rank(value);
  if (rank === undefined) return { code: datatype.problem };
  const { min, max } = limitsOf(field);
  const isBelow = min !== undefined && rank < rankOf(datatype, min);
  const isAbove = max !== undefined && rank > rankOf(datatype, max);
  if (!isBelow && !isAbove) return undefined;
  if (min !== undefined && max !== undefined) return { code: "out-of-range", min, max };
  return isBelow ? { code: "too-small", min } : { code: "too-large", ...(max !== undefined && { max }) };
}

function countProblem(field: FormField, values: readonly string[]): FieldProblem | undefined {
  const { min = 0, max = Number.POSITIVE_INFINITY } = field.check?.listRange ?? {};
  if (min > max) return undefined;
  if (values.length < min) return { code: "too-few", min: String(min) };
  return values.length > max ? { code: "too-many", max: String(max) } : undefined;
}

function rankOf(datatype: Datatype, text: string): number {
  return datatype.rank(text) ?? 0;
}
