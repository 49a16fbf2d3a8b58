import { CivilDate } from '../../../kernel/days.ts';
import { RegionCode, RegionSystem, type Region } from './regions.ts';

/** The columns of the table, in the order in which they stand when there is no heading. */
export const regionColumns = ['code', 'name', 'system', 'parentCode', 'from', 'until', 'successorCodes'] as const;
export type RegionColumn = (typeof regionColumns)[number];

export type RegionTrouble = {
  /** Counted as the sheet shows it: the heading is row 1. */
  readonly row: number;
  readonly column: RegionColumn;
  readonly trouble: 'code' | 'name' | 'system' | 'day' | 'period' | 'twice' | 'too-many';
};
export type RegionSheet = { readonly regions: readonly Region[]; readonly troubles: readonly RegionTrouble[] };

/** More than a county has; a whole country is brought in province by province. */
export const MOST_REGION_ROWS = 2_000;
const MOST_TROUBLES = 100;

/** Pasted from a sheet (tabs) or from a CSV file (commas, with quotes). */
export function splitRows(text: string): string[][] {
  const mark = (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ',';
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[(at += 1)];
      else isQuoted = false;
    } else if (character === '"' && cell.trim() === '') {
      isQuoted = true;
      cell = '';
    } else if (character === mark) endCell();
    else if (character === '\n') {
      endCell();
      rows.push([]);
    } else if (character !== '\r' && character !== '\ufeff') cell += character;
  }
  endCell();
  return rows.filter((row) => row.some((each) => each !== ''));
}

/**
 * Reads a table of region codes. `headings` are the words by which each column may be headed, in any language; without
 * a heading the columns stand in their usual order.
 */
export function readRegionSheet(
  rows: readonly (readonly string[])[],
  headings: Readonly<Record<RegionColumn, readonly string[]>>,
): RegionSheet {
  const head = rows[0] ?? [];
  const places = regionColumns.map((column) => head.findIndex((cell) => headings[column].includes(cell)));
  const hasHeading = places[0] !== -1 && places[1] !== -1;
  const cellOf = (row: readonly string[], column: RegionColumn) => {
    const index = regionColumns.indexOf(column);
    return (row[hasHeading ? (places[index] ?? -1) : index] ?? '').normalize('NFKC').trim();
  };
  const body = hasHeading ? rows.slice(1) : rows;
  const troubles: RegionTrouble[] = [];
  const regions: Region[] = [];
  const seen = new Set<string>();
  for (const [index, row] of body.slice(0, MOST_REGION_ROWS).entries()) {
    const say = (column: RegionColumn, trouble: RegionTrouble['trouble']) => {
      troubles.push({ row: index + (hasHeading ? 2 : 1), column, trouble });
    };
    const region = readRegionRow((column) => cellOf(row, column), say);
    const key = `${region.system} ${region.code} ${region.from ?? ''}`;
    if (seen.has(key)) say('code', 'twice');
    seen.add(key);
    regions.push(region);
  }
  if (body.length > MOST_REGION_ROWS) {
    troubles.unshift({ row: MOST_REGION_ROWS + (hasHeading ? 2 : 1), column: 'code', trouble: 'too-many' });
  }
  return { regions, troubles: troubles.slice(0, MOST_TROUBLES) };
}

const systemByLength: Readonly<Record<number, RegionSystem>> = { 6: 'gb-2260', 9: 'gb-10114', 12: 'nbs' };
const MOST_SUCCESSORS = 20;

/** A system that is not named is told by the length of the code. */
export function readRegionRow(
  cell: (column: RegionColumn) => string,
  say: (column: RegionColumn, trouble: RegionTrouble['trouble']) => void,
): Region {
  const isCode = (text: string) => RegionCode.safeParse(text).success;
  const day = (column: 'from' | 'until') => {
    const text = cell(column).replaceAll(/[./]/g, '-');
    if (text !== '' && !CivilDate.safeParse(text).success) say(column, 'day');
    return text === '' ? null : text;
  };
  const code = cell('code');
  if (!isCode(code)) say('code', 'code');
  const name = cell('name');
  if (name.length < 2 || name.length > 60) say('name', 'name');
  const typed = cell('system').toLowerCase();
  const system = typed === '' ? systemByLength[code.length] : RegionSystem.safeParse(typed).data;
  const isFitting = system === 'nbs' || systemByLength[code.length] === system;
  if (!system || (isCode(code) && !isFitting)) say('system', 'system');
  const parentCode = cell('parentCode') || null;
  if (parentCode !== null && !isCode(parentCode)) say('parentCode', 'code');
  const [from, until] = [day('from'), day('until')];
  if (from !== null && until !== null && until <= from) say('until', 'period');
  const successorCodes = [...new Set(cell('successorCodes').split(/[\s;,、]+/))].filter((each) => each !== '');
  const areCodes = successorCodes.every((each) => isCode(each) && each !== code);
  if (!areCodes || successorCodes.length > MOST_SUCCESSORS) say('successorCodes', 'code');
  return { code, system: system ?? 'nbs', name, parentCode, from, until, successorCodes };
}
