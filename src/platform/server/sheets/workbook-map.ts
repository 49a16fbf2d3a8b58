import type { FileHandle } from 'node:fs/promises';
import { isDateFormat } from 'hucre';
import { listElements, type MarkupElement } from './markup.ts';
import { Unreadable } from './trouble.ts';
import { unpackWhole, type ZipEntry } from './zip-directory.ts';

/** What must be known of a workbook before its first sheet can be read. */
export type WorkbookMap = {
  readonly sheet: ZipEntry;
  readonly strings: ZipEntry | undefined;
  /** By the number of a cell's style: whether its number is a date. */
  readonly isDate: readonly boolean[];
  readonly startsIn1904: boolean;
};

type Entries = ReadonlyMap<string, ZipEntry>;

/** Macros, links to other files, pictures and forms lie in parts that nobody here opens. */
export async function mapWorkbook(file: FileHandle, entries: Entries): Promise<WorkbookMap> {
  const root = await relations(file, entries, '');
  const workbookPath = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbook = await readPart(file, entries, workbookPath);
  const near = await relations(file, entries, workbookPath);
  const sheets = workbook.filter(({ name, within }) => name === 'sheet' && within === 'sheets');
  const shown = sheets.find(({ attributes }) => (attributes['state'] ?? 'visible') === 'visible') ?? sheets[0];
  const relation = Object.entries(shown?.attributes ?? {}).find(([name]) => name.endsWith(':id'))?.[1];
  const sheet = entries.get(near.find(({ id, type }) => id === relation && type === 'worksheet')?.target ?? '');
  if (!sheet) throw new Unreadable('sheet-damaged');
  const pathOf = (type: string) => near.find((each) => each.type === type)?.target ?? '';
  const properties = workbook.find(({ name }) => name === 'workbookPr')?.attributes;
  return {
    sheet,
    strings: entries.get(pathOf('sharedStrings')),
    isDate: datesOf(await readPart(file, entries, pathOf('styles'))),
    startsIn1904: /^(1|true)$/.test(properties?.['date1904'] ?? ''),
  };
}

async function readPart(file: FileHandle, entries: Entries, path: string): Promise<readonly MarkupElement[]> {
  const text = (await unpackWhole(file, entries.get(path))) ?? '';
  refuseEntities(text);
  try {
    return listElements(text);
  } catch (error) {
    throw new Unreadable('sheet-damaged', error);
  }
}

/** No program that writes workbooks declares a document type; who does wants entities to grow (billion laughs). */
export function refuseEntities(text: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Unreadable('sheet-has-entities');
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

async function relations(file: FileHandle, entries: Entries, path: string): Promise<readonly Relation[]> {
  const cut = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, cut);
  return (await readPart(file, entries, `${folder}_rels/${path.slice(cut)}.rels`))
    .filter(({ name, attributes }) => name === 'Relationship' && attributes['TargetMode'] !== 'External')
    .map(({ attributes }) => ({
      id: attributes['Id'] ?? '',
      type: attributes['Type']?.split('/').at(-1) ?? '',
      target: resolved(folder, attributes['Target'] ?? ''),
    }));
}

function resolved(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const part of target.split('/').filter(Boolean)) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function datesOf(styles: readonly MarkupElement[]): boolean[] {
  const formats = new Map(
    styles
      .filter(({ name }) => name === 'numFmt')
      .map(({ attributes }) => [attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '']),
  );
  return styles
    .filter(({ name, within }) => name === 'xf' && within === 'cellXfs')
    .map(({ attributes }) => {
      const id = attributes['numFmtId'] ?? '0';
      const format = formats.get(id);
      return format === undefined ? isBuiltInDate(Number(id)) : isDateFormat(format);
    });
}

/** ECMA-376, 18.8.30: general dates, and those of Chinese programs. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}
