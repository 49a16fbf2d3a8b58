/** What a form sent, read without knowing its route. */
export type SentForm = {
  /** The form's name among the page's `forms`; empty when the request carries no form of ours. */
  readonly form: string;
  /** The idempotency key the form was drawn with. */
  readonly key: string;
  /** The fields as typed, to be given back. Those ending in `[]` hold a line for each value. */
  readonly values: Readonly<Record<string, string>>;
  /** The same, nested by their names: `lines[0].amount`. Empty fields are not there. */
  readonly input: Record<string, unknown>;
};

const NAME = /^[a-z][a-z0-9]*(?:\[\d{1,2}\]|\.[a-z][a-z0-9]*)*(?:\[\])?$/i;
/** Names that mean something to every object of JavaScript; a field of that name is no field of ours. */
const FORBIDDEN: ReadonlySet<string> = new Set(['constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf']);
const MOST_FIELDS = 500;
const MOST_STEPS = 6;

type Step = string | number;
type Field = { readonly steps: readonly Step[]; readonly isList: boolean; readonly value: string };

/**
 * Reads the fields of a form into the input of a route. Rows left empty between filled ones are closed up, in
 * `values` too, so that what is said to be wrong in row 1 stands at row 1. A form with more fields than any of ours
 * is read as none at all, rather than in part.
 */
export function readForm(sent: Iterable<readonly [string, string]>): SentForm {
  const entries = [...sent];
  if (entries.length > MOST_FIELDS) return { form: '', key: '', values: {}, input: {} };
  const last = new Map(entries);
  const fields = closeUp(entries.flatMap(([name, value]) => readField(name, value) ?? []));
  const input: Record<string, unknown> = {};
  const values: Record<string, string> = {};
  for (const field of fields) {
    const name = nameOf(field);
    const before = values[name];
    values[name] = field.isList && before !== undefined ? `${before}\n${field.value}` : field.value;
    if (field.value.trim() !== '') put(input, field);
  }
  return { form: last.get('form') ?? '', key: last.get('key') ?? '', values, input };
}

/** Undefined for the fields of the frame and for names that are not ours. */
function readField(name: string, value: string): Field | undefined {
  if (name === 'form' || name === 'key' || name.length > 120 || !NAME.test(name)) return undefined;
  const isList = name.endsWith('[]');
  const path = isList ? name.slice(0, -2) : name;
  const steps = path.split(/[.[\]]+/).filter(Boolean);
  if (steps.length > MOST_STEPS || steps.some((step) => FORBIDDEN.has(step))) return undefined;
  return {
    steps: steps.map((step) => (/^\d/.test(step) ? Number(step) : step)),
    isList,
    // Browsers send line ends as two characters, whatever was typed.
    value: value.replaceAll('\r\n', '\n'),
  };
}

function nameOf({ steps, isList }: Field): string {
  const path = steps.map((step, index) => {
    if (typeof step === 'number') return `[${step}]`;
    return index === 0 ? step : `.${step}`;
  });
  return path.join('') + (isList ? '[]' : '');
}

/** Numbers the rows that hold something from nought on and leaves the empty ones out. */
function closeUp(fields: readonly Field[]): Field[] {
  const rows = new Map<string, Set<number>>();
  const prefixOf = (steps: readonly Step[], index: number) => JSON.stringify(steps.slice(0, index));
  for (const { steps, value } of fields) {
    if (value.trim() === '') continue;
    steps.forEach((step, index) => {
      if (typeof step !== 'number') return;
      const prefix = prefixOf(steps, index);
      rows.set(prefix, (rows.get(prefix) ?? new Set()).add(step));
    });
  }
  const places = new Map([...rows].map(([prefix, used]) => [prefix, [...used].sort((a, b) => a - b)]));
  return fields.flatMap((field) => {
    const steps = field.steps.map((step, index) =>
      typeof step === 'number' ? (places.get(prefixOf(field.steps, index))?.indexOf(step) ?? -1) : step,
    );
    return steps.includes(-1) ? [] : [{ ...field, steps }];
  });
}

type Holder = Record<string, unknown> | unknown[];

/** Puts one value where its name says. A name that contradicts an earlier one is left out. */
function put(input: Record<string, unknown>, { steps, isList, value }: Field): void {
  let holder: Holder = input;
  for (const [index, step] of steps.slice(0, -1).entries()) {
    const made = typeof steps[index + 1] === 'number' ? [] : {};
    const next = readOwn(holder, step) ?? made;
    if (typeof next !== 'object' || next === null || Array.isArray(next) !== Array.isArray(made)) return;
    writeOwn(holder, step, next);
    holder = next as Holder;
  }
  const step = steps.at(-1);
  if (step === undefined) return;
  const before = readOwn(holder, step);
  if (isList) writeOwn(holder, step, [...(Array.isArray(before) ? before : []), value]);
  else if (before === undefined || typeof before === 'string') writeOwn(holder, step, value);
}

function readOwn(holder: Holder, step: Step): unknown {
  return Object.hasOwn(holder, step) ? (holder as Record<Step, unknown>)[step] : undefined;
}

function writeOwn(holder: Holder, step: Step, value: unknown): void {
  (holder as Record<Step, unknown>)[step] = value;
}
