import { readCreditCode } from './credit-code.ts';
import { isPartyOrganisation, type OrganisationKind } from './model.ts';
import { RegionCode } from './regions.ts';

/** The columns of a sheet of organisations. */
export const organisationColumns = ['parent', 'kind', 'name', 'shortName', 'host', 'regionCode', 'creditCode'] as const;
export type OrganisationColumn = (typeof organisationColumns)[number];

/** One row of a sheet as it was understood; the one above and the host are still what somebody wrote. */
export type OrganisationRow = {
  readonly parent: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly shortName: string;
  readonly host: string | null;
  readonly regionCode: string;
  readonly creditCode: string | null;
};

export type OrganisationRowProblem = { readonly column: OrganisationColumn; readonly code: string };
export type OrganisationRowRead =
  | { readonly ok: true; readonly row: OrganisationRow }
  | { readonly ok: false; readonly problems: readonly OrganisationRowProblem[] };

const LONGEST_NAME = 80;
const LONGEST_SHORT_NAME = 20;

function isLong(text: string, most: number): boolean {
  return text.length >= 2 && text.length <= most;
}

/**
 * Reads one row without looking anywhere. `kindOf` knows the words for the kinds, in any language. Without a short
 * name the beginning of the full one stands for it.
 */
export function readOrganisationRow(
  cells: Readonly<Record<string, string>>,
  kindOf: (word: string) => OrganisationKind | undefined,
): OrganisationRowRead {
  const cell = (column: OrganisationColumn) => (cells[column] ?? '').trim();
  const problems: OrganisationRowProblem[] = [];
  const say = (column: OrganisationColumn, code: string) => problems.push({ column, code });
  const kind = kindOf(cell('kind'));
  if (!kind) say('kind', 'kind-unknown');
  const name = cell('name');
  if (!isLong(name, LONGEST_NAME)) say('name', 'name-length');
  const shortName = cell('shortName') || name.slice(0, LONGEST_SHORT_NAME);
  if (cell('shortName') !== '' && !isLong(shortName, LONGEST_SHORT_NAME)) say('shortName', 'short-name-length');
  const regionCode = cell('regionCode').normalize('NFKC');
  if (!RegionCode.safeParse(regionCode).success) say('regionCode', 'region-code-wrong');
  const host = cell('host') || null;
  if (host !== null && kind && !isPartyOrganisation(kind)) say('host', 'host-not-needed');
  const reading = cell('creditCode') === '' ? undefined : readCreditCode(cell('creditCode'));
  if (reading && !reading.ok) say('creditCode', reading.trouble);
  if (problems.length > 0 || !kind) return { ok: false, problems };
  const creditCode = reading?.ok ? reading.code : null;
  return { ok: true, row: { parent: cell('parent'), kind, name, shortName, host, regionCode, creditCode } };
}
