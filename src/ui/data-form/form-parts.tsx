import { Stack } from "#ui/layout/stack.tsx";
import { Heading } from "#ui/text/heading.tsx";
import { Text } from "#ui/text/text.tsx";
import { hiddenFields, type FieldRun } from "./field-runs.ts";
import { filled, type FormTexts } from "./form-texts.ts";
import { labelOf } from "./form-values.ts";
import type { DataForm } from "./model.ts";
import { writtenValue } from "./written-value.ts";
import styles from "./data-form.module.css";

/** The title of a form and what it says about itself. */
export function FormHead({ form, level }: { readonly form: DataForm; readonly level: 2 | 3 }) {
  if (form.title === undefined && form.instructions.length === 0) return null;
  return (
    <Stack gap={1}>
      {form.title !== undefined && (
        <Heading level={level} look="3">
          {form.title}
        </Heading>
      )}
      {form.instructions.map((text, place) => (
        <Text key={place} tone="muted">
          {text}
        </Text>
      ))}
    </Stack>
  );
}

type ToldFieldsProps = {
  readonly run: Extract<FieldRun, { look: "fixed" | "told" }>;
  readonly texts: FormTexts;
};

/** What a form says between its fields. */
export function ToldFields({ run, texts }: ToldFieldsProps) {
  if (run.look === "fixed") return run.lines.map((line, place) => <Text key={place}>{line}</Text>);
  return run.fields.map((field, place) => (
    <div key={place}>
      {field.label !== undefined && <Text tone="muted">{field.label}</Text>}
      <Text>
        <bdi>{writtenValue(field, texts.result)}</bdi>
      </Text>
    </div>
  ));
}

/** What a form carries besides what it asks, for those who want to know. It goes back as it came. */
export function HiddenFields({
  forms,
  texts,
}: {
  readonly forms: readonly DataForm[];
  readonly texts: FormTexts;
}) {
  const fields = forms.flatMap(hiddenFields);
  if (fields.length === 0) return null;
  return (
    <details className={styles["hidden"]}>
      <summary>{filled(texts.hidden, { count: String(fields.length) })}</summary>
      <dl>
        {fields.map((field, place) => (
          <div key={place}>
            <dt>
              <bdi>{labelOf(field)}</bdi>
            </dt>
            <dd>
              <bdi>{field.values.join(", ")}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
