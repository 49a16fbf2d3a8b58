import { CivilDate } from '../../../kernel/days.ts';
import { CHILD_AGE, isUnder } from './ages.ts';
import { Phone, PersonName } from './model.ts';
import { readPaper, type PaperKind, type Sex } from './papers.ts';
import type { RecordValues, ServiceCategory } from './record.ts';

/** The columns of a sheet of people. */
export const personColumns = [
  'name',
  'organisation',
  'phone',
  'paperKind',
  'paperNumber',
  'sex',
  'birthOn',
  'residenceRegion',
  'skills',
  'categories',
  'consentReference',
] as const;
export type PersonColumn = (typeof personColumns)[number];

/** One row of a sheet as it was understood; the organisation is still what somebody wrote. */
export type PersonSheetRow = RecordValues & {
  readonly name: string;
  readonly organisation: string;
  readonly consentReference: string;
};

export type PersonRowProblem = {
  readonly column: PersonColumn;
  readonly code: string;
  readonly detail?: Readonly<Record<string, string>>;
};
export type PersonRowRead =
  | { readonly ok: true; readonly row: PersonSheetRow }
  | { readonly ok: false; readonly problems: readonly PersonRowProblem[] };

/** The words for choices, in any language. */
export type RowWords = {
  readonly paperKind: (word: string) => PaperKind | undefined;
  readonly sex: (word: string) => Sex | undefined;
  readonly category: (word: string) => ServiceCategory | undefined;
};

const REGION = /^\d{6}(\d{3}|\d{6})?$/;
const COMMAS = /[\u3001\uff0c,;\uff1b\n]/;

/** Texts parted by any of the commas that people type. */
export function partsOfList(text: string): string[] {
  return text
    .split(COMMAS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

type Reader = {
  readonly problems: PersonRowProblem[];
  readonly cell: (column: PersonColumn) => string;
  /** What the cell means; undefined and a problem where it means nothing, undefined alone where it is empty. */
  readonly read: <Value>(
    column: PersonColumn,
    code: string,
    meaning: (text: string) => Value | undefined,
  ) => Value | undefined;
};

function readerOf(cells: Readonly<Record<string, string>>): Reader {
  const problems: PersonRowProblem[] = [];
  const cell = (column: PersonColumn) => (cells[column] ?? '').trim();
  return {
    problems,
    cell,
    read(column, code, meaning) {
      const text = cell(column);
      const value = text === '' ? undefined : meaning(text);
      if (text !== '' && value === undefined) problems.push({ column, code });
      return value;
    },
  };
}

/**
 * Reads one row without looking anywhere. Everything but name, organisation and consent may be empty. A child is
 * refused: their guardian is recorded by hand (SEC-02).
 */
export function readPersonRow(
  cells: Readonly<Record<string, string>>,
  words: RowWords,
  today: CivilDate,
): PersonRowRead {
  const reader = readerOf(cells);
  const { read, cell, problems } = reader;
  const name = read('name', 'name-length', (text) => PersonName.safeParse(text).data);
  const values: RecordValues = {
    phone: read('phone', 'phone-wrong', (text) => Phone.safeParse(text).data),
    ...readProof(reader, words, today),
    residenceRegion: read('residenceRegion', 'region-wrong', (text) => (REGION.test(text) ? text : undefined)),
    skills: read('skills', 'skills-wrong', (text) => fitting(partsOfList(text))),
    serviceCategories: read('categories', 'category-unknown', (text) => all(partsOfList(text).map(words.category))),
  };
  if (problems.length > 0 || name === undefined) return { ok: false, problems };
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  const [organisation, consentReference] = [cell('organisation'), cell('consentReference')];
  return { ok: true, row: { ...Object.fromEntries(known), name, organisation, consentReference } };
}

/** The paper, and the sex and date of birth that it says or that stand beside it. */
function readProof({ problems, cell, read }: Reader, words: RowWords, today: CivilDate): RecordValues {
  const kind = read('paperKind', 'paper-kind-unknown', words.paperKind) ?? 'resident-id';
  const number = cell('paperNumber');
  const paper = number === '' ? null : readPaper({ kind, number }, today);
  if (paper?.trouble) {
    problems.push({ column: 'paperNumber', code: 'paper-number-wrong', detail: { trouble: paper.trouble } });
  }
  const says = paper?.trouble === null ? paper : null;
  const typedBirth = read('birthOn', 'date-wrong', (text) => CivilDate.safeParse(text).data);
  const birthOn = typedBirth ?? says?.birthOn ?? undefined;
  if (says?.birthOn && says.birthOn !== birthOn) problems.push({ column: 'birthOn', code: 'paper-says-otherwise' });
  const sex = read('sex', 'sex-unknown', words.sex);
  if (says?.sex && sex && says.sex !== sex) problems.push({ column: 'sex', code: 'paper-says-otherwise' });
  if (birthOn && birthOn > today) problems.push({ column: 'birthOn', code: 'birth-in-future' });
  else if (isUnder(CHILD_AGE, birthOn ?? null, today)) problems.push({ column: 'birthOn', code: 'child-by-hand' });
  return { sex, birthOn, paper: says ? { kind, number: says.number } : undefined };
}

function fitting(skills: readonly string[]): readonly string[] | undefined {
  return skills.length <= 10 && skills.every((skill) => skill.length <= 20) ? skills : undefined;
}

function all<Value>(values: readonly (Value | undefined)[]): readonly Value[] | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? (known as Value[]) : undefined;
}

/** What may stand in a sheet once only: the paper, else the telephone, else the name with its organisation. */
export function keyOfPersonRow({ paper, phone, name, organisation, birthOn }: PersonSheetRow): string {
  if (paper) return `${paper.kind}:${paper.number}`;
  return phone ?? [name, organisation, birthOn ?? ''].join(' ');
}
