import { useEffect, useRef, useState, type FormEvent } from "react";
import { cx } from "#ui/cx.ts";
import { Button } from "#ui/button/button.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { DataFormField } from "./data-form-field.tsx";
import { excluderOf } from "./exclusion.ts";
import { fieldRuns } from "./field-runs.ts";
import { FormHead, HiddenFields, ToldFields } from "./form-parts.tsx";
import { filled, type FormTexts } from "./form-texts.ts";
import { problemsOf } from "./form-problems.ts";
import { draftValues, labelOf, submittedFields, type NamedField } from "./form-values.ts";
import { localised, type KnownFields } from "./localised.ts";
import type { DataForm, FormDraft, SubmittedField } from "./model.ts";
import styles from "./data-form.module.css";

type SharedProps = {
  readonly texts: FormTexts;
  /** The page's own words for fields that it knows. */
  readonly known?: KnownFields | undefined;
  /** Names of fields of which at most one is filled in at a time. */
  readonly exclusive?: readonly string[];
  /** Why it was refused, in a sentence; stands above the fields. What was typed stays. */
  readonly error?: string | undefined;
  /** What is wrong with single fields, by their var. */
  readonly fieldErrors?: { readonly [name: string]: string } | undefined;
  readonly isBusy?: boolean;
  readonly submitLabel: string;
  readonly cancelLabel?: string;
  readonly onCancel?: () => void;
  /** Leaves the buttons to the caller, who ties them to the form by this id (`<button form={id}>`). */
  readonly formId?: string;
  /** The level of the forms' titles. */
  readonly level?: 2 | 3;
};

export type DataFormEditorProps = SharedProps & {
  readonly form: DataForm;
  readonly onSubmit: (values: readonly SubmittedField[]) => void;
};

/** A form of the service's making (XEP-0004), to be filled in. Another form needs another `key`. */
export function DataFormEditor({ form, onSubmit, ...rest }: DataFormEditorProps) {
  return <DataFormsEditor {...rest} forms={[form]} onSubmit={([values]) => onSubmit(values ?? [])} />;
}

export type DataFormsEditorProps = SharedProps & {
  readonly forms: readonly DataForm[];
  /** One answer for each form, in their order. */
  readonly onSubmit: (answers: readonly (readonly SubmittedField[])[]) => void;
};

/** Several forms that are sent as one: a room's own and its game's. */
export function DataFormsEditor({
  forms: sent,
  texts,
  known,
  exclusive = [],
  error,
  fieldErrors,
  isBusy = false,
  submitLabel,
  cancelLabel,
  onCancel,
  formId,
  level = 3,
  onSubmit,
}: DataFormsEditorProps) {
  const element = useRef<HTMLFormElement>(null);
  const [drafts, setDrafts] = useState<readonly FormDraft[]>([]);
  const [attempts, setAttempts] = useState(0);
  const forms = known === undefined ? sent : sent.map((form) => localised(form, known));
  const draftOf = (place: number) => drafts[place] ?? {};
  const problems = forms.map((form, place) => problemsOf(form, draftOf(place)));
  const isRefused = fieldErrors !== undefined && Object.keys(fieldErrors).length > 0;

  // The first field with something wrong gets the focus, after each attempt and each refusal.
  useEffect(() => {
    if (attempts === 0 && !isRefused) return;
    element.current?.querySelector<HTMLElement>("[data-wrong] :is(input, select, textarea)")?.focus();
  }, [attempts, isRefused, fieldErrors]);

  function type(place: number, name: string, values: readonly string[]) {
    setDrafts((before) =>
      forms.map((_, each) => ({ ...before[each], ...(each === place && { [name]: values }) })),
    );
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (problems.some((each) => each.size > 0)) setAttempts(attempts + 1);
    else onSubmit(forms.map((form, place) => submittedFields(form, draftOf(place))));
  }

  function errorOf(place: number, name: string): string | undefined {
    const problem = attempts > 0 ? problems[place]?.get(name) : undefined;
    return problem === undefined ? fieldErrors?.[name] : filled(texts.problems[problem.code], problem);
  }

  function obstacleOf(place: number, field: NamedField): string | undefined {
    const other = excluderOf(field, forms[place], draftOf(place), exclusive);
    return other && filled(texts.excluded, { other: labelOf(other) });
  }

  const wrong = forms.flatMap((form, place) =>
    form.fields
      .filter((field) => attempts > 0 && problems[place]?.has(field.var ?? "") === true)
      .map(labelOf),
  );

  return (
    <form ref={element} id={formId} noValidate onSubmit={submit} className={styles["form"]}>
      {error !== undefined && (
        <Notice tone="bad" isAnnounced>
          {error}
        </Notice>
      )}
      {wrong.length > 0 && (
        // Read out anew with every attempt.
        <Notice key={attempts} tone="bad" isAnnounced>
          {filled(texts.summary, { fields: [...new Set(wrong)].join("; ") })}
        </Notice>
      )}
      {forms.map((form, place) => (
        // The forms come in one piece and never change places.
        <Stack key={place}>
          <FormHead form={form} level={level} />
          {fieldRuns(form).map((run, at) => (
            <div key={at} className={cx(styles["run"], styles[run.look])}>
              {run.look === "fixed" || run.look === "told" ? (
                <ToldFields run={run} texts={texts} />
              ) : (
                run.fields.map((field) => (
                  <DataFormField
                    key={field.var}
                    field={field}
                    values={draftValues(field, draftOf(place))}
                    onChange={(values) => type(place, field.var, values)}
                    error={errorOf(place, field.var)}
                    obstacle={obstacleOf(place, field)}
                    texts={texts}
                  />
                ))
              )}
            </div>
          ))}
        </Stack>
      ))}
      <HiddenFields forms={forms} texts={texts} />
      {formId === undefined && (
        <Row place="end">
          {onCancel !== undefined && cancelLabel !== undefined && (
            <Button onClick={onCancel}>{cancelLabel}</Button>
          )}
          <Button type="submit" variant="primary" isBusy={isBusy}>
            {submitLabel}
          </Button>
        </Row>
      )}
    </form>
  );
}
