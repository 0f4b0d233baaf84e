import { formTypeOf } from "#protocol/data-form.ts";
import { readResultsForm } from "#protocol/dga/results-form.ts";
import { readStateForm, type StateFacts } from "#protocol/dga/state-form.ts";
import type { DgaState } from "#protocol/dga/state.ts";
import { FORM_TYPE } from "#protocol/namespaces.ts";
import type { Decoded } from "#session/context.ts";
import type { Results } from "#store/match-store.ts";

const MAX_ROWS = 1_000;

/** What the form of a match's state says (docs/dga.md, errata E-165); undefined when the state has no such form. */
export function readFacts(state: DgaState): Decoded<StateFacts> | undefined {
  const form = state.forms.find((each) => formTypeOf(each) === FORM_TYPE.dgaState);
  return form === undefined ? undefined : readStateForm(form);
}

/** How a match of this type ended; undefined when the state says nothing of an end (MMOG 7.11, errata E-116, E-117). */
export function readResults(state: DgaState, type: string): Results | undefined {
  const table = state.forms.find((form) => formTypeOf(form) === FORM_TYPE.dgaResults);
  const won = state.won === undefined || state.won === "" ? undefined : state.won;
  const draw = state.draw === true;
  const cancelled = state.canceled === true;
  if (table === undefined && won === undefined && !draw && !cancelled) return undefined;
  return {
    type,
    won,
    draw,
    cancelled,
    rows: table === undefined ? [] : readResultsForm(table).slice(0, MAX_ROWS),
  };
}
