import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveIn, sheetMarkup, workbookOf, workbookParts, zipOf } from '../../../../test/sheet-files.ts';
import { LIMITS } from './limits.ts';
import { readSheet } from './read-sheet.ts';
import { findSheetKind } from './sheet-kind.ts';
import { Unreadable } from './trouble.ts';
import { troubleWords, type SheetTrouble } from './trouble-words.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-sheets-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a file comes to: its rows, or why not. */
async function read(bytes: Uint8Array | string): Promise<string[][] | SheetTrouble> {
  const path = saveIn(folder, bytes);
  const file = await open(path);
  try {
    const kind = await findSheetKind(file);
    const all: string[][] = [];
    for await (const rows of readSheet(path, kind)) all.push(...rows.map(({ cells }) => [...cells]));
    return all;
  } catch (error) {
    if (error instanceof Unreadable) return error.code;
    throw error;
  } finally {
    await file.close();
    rmSync(path);
  }
}

const bomb = (bytes: number) => Buffer.alloc(bytes, ' ');
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const doctype = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_000, 1)]);

type Case = readonly [what: string, make: () => Uint8Array | string | Promise<Uint8Array>, outcome: SheetTrouble];

const hostile: readonly Case[] = [
  ['nothing', () => '', 'sheet-empty'],
  ['a picture named .xlsx', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'sheet-not-understood'],
  ['a PDF with zeros', () => Buffer.from('%PDF-1.7\n\0\0\0'), 'sheet-not-understood'],
  ['the old format', () => ole, 'sheet-old-format'],
  [
    'a workbook with a password',
    () => Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
    'sheet-encrypted',
  ],
  ['a workbook encrypted by hucre itself', () => encrypted(), 'sheet-encrypted'],
  ['a zip with a password', () => zipOf(workbookParts(sheetMarkup('')), 1), 'sheet-encrypted'],
  ['a web page named .xls', () => '<html><table><tr><td>1</td></tr></table></html>', 'sheet-other-format'],
  ['a binary workbook', () => zipOf([{ name: 'xl/workbook.bin', content: 'x' }]), 'sheet-other-format'],
  ['an open document', () => zipOf([{ name: 'content.xml', content: '<x/>' }]), 'sheet-other-format'],
  ['a zip in a zip', () => zipOf([{ name: 'inner.xlsx', content: zipOf([]) }]), 'sheet-not-understood'],
  ['a zip cut off', async () => (await workbookOf([['一']])).subarray(0, 400), 'sheet-damaged'],
  ['a workbook without its sheet', () => zipOf(workbookParts('').slice(0, 3)), 'sheet-damaged'],
  ['the same entry twice', () => zipOf([...workbookParts(''), ...workbookParts('').slice(3)]), 'sheet-damaged'],
  ['two gigabytes said in a header', () => lying(2_000_000_000), 'sheet-unpacks-too-large'],
  ['a bomb that says what it is', () => zipOf(workbookParts(bomb(80_000_000))), 'sheet-unpacks-too-large'],
  [
    'a bomb that says it is small',
    () => lying(1_000, Buffer.alloc(80_000_000, '<row/></x>')),
    'sheet-unpacks-too-large',
  ],
  [
    'a bomb among the small parts',
    () => zipOf(workbookParts('', [workbook(bomb(12_000_000))])),
    'sheet-unpacks-too-large',
  ],
  ['a crowd of entries', () => zipOf(crowd(5_000)), 'sheet-unpacks-too-large'],
  ['entities that grow', () => zipOf(workbookParts(`${doctype}${sheetMarkup('&b;')}`)), 'sheet-has-entities'],
  ['entities in the workbook', () => zipOf(workbookParts('', [workbook(doctype)])), 'sheet-has-entities'],
  [
    'a million columns',
    () => zipOf(workbookParts(sheetMarkup(`<row>${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`))),
    'sheet-too-many-columns',
  ],
  [
    'a cell far to the right',
    () => zipOf(workbookParts(sheetMarkup('<row><c r="XFD1"><v>1</v></c></row>'))),
    'sheet-too-many-columns',
  ],
  [
    'one cell of a hundred megabytes',
    () => zipOf(workbookParts(sheetMarkup(`<row>${cell(noise(4_000).repeat(25_000))}</row>`))),
    'sheet-cell-too-long',
  ],
  [
    'a cell put together from many runs',
    () =>
      zipOf(
        workbookParts(
          sheetMarkup(`<row><c t="inlineStr"><is>${`<r><t>${'字'.repeat(1_000)}</t></r>`.repeat(80)}</is></c></row>`),
        ),
      ),
    'sheet-cell-too-long',
  ],
  ['an endless tag', () => zipOf(workbookParts(`<worksheet ${noise(3_000_000)}`)), 'sheet-cell-too-long'],
  ['markup that is none', () => zipOf(workbookParts('<worksheet><<<</worksheet>')), 'sheet-damaged'],
  ['an endless cell of text', () => `名称\n${'字'.repeat(40_000)}\n`, 'sheet-cell-too-long'],
  ['a quotation mark never closed', () => '名称,电话\n"张三,1\n李四,2\n', 'sheet-quote-open'],
  ['text in no encoding', () => Buffer.from('e5908de7a7b0ff2c81ff0a', 'hex'), 'sheet-text-unreadable'],
  ['a thousand columns of text', () => `${'a,'.repeat(1_000)}\n`, 'sheet-too-many-columns'],
  ['too many rows', () => `名称\n${'张三\n'.repeat(LIMITS.rows + 20)}`, 'sheet-too-many-rows'],
  ['too many bytes', () => Buffer.alloc(LIMITS.uploadBytes + 1, 'a'), 'sheet-too-large'],
];

async function encrypted(): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: 'x', rows: [['一']] }], encryption: { password: 'geheim' } } as never);
}
const lying = (saidBytes: number, content: Buffer | string = sheetMarkup('')) =>
  zipOf(workbookParts('').map((part) => (part.name.includes('sheet1') ? { ...part, content, saidBytes } : part)));
const workbook = (content: string | Buffer) => ({ name: 'xl/workbook.xml', content });
const crowd = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `xl/${index}`, content: '' }));
/** Text that does not pack well, so that no bomb is suspected. */
function noise(length: number): string {
  let [text, seed] = ['', 7];
  while (text.length < length) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += seed.toString(36);
  }
  return text.slice(0, length);
}

describe('a file that was made to hurt, or is simply another', () => {
  it.each(hostile)('%s is refused', async (_, make, outcome) => {
    expect(await read(await make())).toBe(outcome);
  });

  it('is told to its sender in both languages with what to do', () => {
    for (const [, , outcome] of hostile) {
      expect(troubleWords['zh-CN'][outcome]).toMatch(/请/);
      expect(troubleWords.en[outcome]).toMatch(/[Pp]lease|copy/);
    }
  });
});

describe('what is harmless is read', () => {
  it('though macros and links to other files lie beside it, which nobody opens', async () => {
    const extra = [
      { name: 'xl/vbaProject.bin', content: Buffer.alloc(1_000, 9) },
      { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink href="http://example.com/"/>' },
    ];
    const rows = sheetMarkup(`<row r="3"><c r="B3" t="str"><f>[1]Sheet1!A1</f><v>算好的</v></c></row>`);
    expect(await read(zipOf(workbookParts(rows, extra)))).toEqual([['', '算好的']]);
  });
});
