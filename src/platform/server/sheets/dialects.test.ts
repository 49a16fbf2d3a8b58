import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XlsxStreamWriter } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveIn, sheetMarkup, workbookOf, workbookParts, zipOf } from '../../../../test/sheet-files.ts';
import { CsvLines } from './csv-lines.ts';
import type { SheetColumn } from './export-definition.ts';
import { unguardFormula } from './formula-guard.ts';
import { readSheet } from './read-sheet.ts';
import { findSheetKind } from './sheet-kind.ts';
import type { SheetRow } from './sheet-row.ts';
import { writeSheet } from './write-sheet.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-sheets-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(bytes: Uint8Array | string): Promise<SheetRow[]> {
  const path = saveIn(folder, bytes);
  const file = await open(path);
  const kind = await findSheetKind(file);
  await file.close();
  const all: SheetRow[] = [];
  for await (const rows of readSheet(path, kind)) all.push(...rows);
  return all;
}
const cellsOf = async (bytes: Uint8Array | string) => (await read(bytes)).map(({ cells }) => cells);

/** `姓名,电话` and `张三,139` as programs in China write it. */
const gb18030 = Buffer.from('d0d5c3fb2cb5e7bbb00d0ad5c5c8fd2c3133390d0a', 'hex');
const utf16 = Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from('姓名\t电话\n张三\t139\n', 'utf16le')]);

describe('tables of text', () => {
  it.each<[string, Buffer | string]>([
    ['UTF-8', '姓名,电话\n张三,139\n'],
    ['UTF-8 with a mark', '\uFEFF姓名,电话\r\n张三,139\r\n'],
    ['GB18030', gb18030],
    ['UTF-16, with tabs', utf16],
    ['semicolons', '姓名;电话\n张三;139'],
    ['tabs', '姓名\t电话\n张三\t139'],
    ['old Macs', '姓名,电话\r张三,139\r'],
    ['a separator named in the first line', 'sep=;\n姓名;电话\n张三;139\n'],
    ['quotes everywhere', '"姓名","电话"\n"张三","139"\n'],
  ])('in %s are read', async (_, bytes) => {
    expect(await cellsOf(bytes)).toEqual([
      ['姓名', '电话'],
      ['张三', '139'],
    ]);
  });

  it('keep separators, line ends and quotes within quotes, and count rows as programs show them', async () => {
    const rows = await read('a,b\n"一,二\n三","他说""好"""\n\n,\n5" 管,x\n');
    expect(rows).toEqual([
      { no: 1, cells: ['a', 'b'] },
      { no: 2, cells: ['一,二\n三', '他说"好"'] },
      { no: 5, cells: ['5" 管', 'x'] },
    ]);
  });

  it('come out the same wherever their bytes are cut', () => {
    const text = 'a,"b\r\n""c""",d\r\n\r\n1,2,3\r\n"x"';
    const whole = linesOf([text]);
    for (let cut = 1; cut < text.length; cut += 1) {
      expect(linesOf([text.slice(0, cut), text.slice(cut)]), `cut at ${cut}`).toEqual(whole);
    }
  });
});

function linesOf(pieces: readonly string[]): SheetRow[] {
  const lines = new CsvLines(',');
  return [...pieces.flatMap((piece) => [...lines.read(piece)]), ...lines.end()];
}

describe('workbooks', () => {
  it('give dates, numbers, texts and rounded numbers as people read them', async () => {
    const writer = new XlsxStreamWriter({
      name: '人员',
      columns: [{ header: '姓名' }, { header: '日期', numFmt: 'yyyy"年"m"月"d"日"' }, { header: '证件' }],
    });
    writer.addRow(['张三', new Date('2026-03-05'), Number('370502199001011234')]);
    writer.addRow([null, null, null]);
    writer.addRow(['a < b & "c"\n第二行', new Date('2026-03-05T08:30:00Z'), 13800000001]);
    writer.addRow(['李四', 0.25, 1.5]);
    expect(await read(await writer.finish())).toEqual([
      { no: 1, cells: ['姓名', '日期', '证件'] },
      { no: 2, cells: ['张三', '2026-03-05', '370502199001011264'], rounded: [2] },
      { no: 4, cells: ['a < b & "c"\n第二行', '2026-03-05 08:30', '13800000001'] },
      { no: 5, cells: ['李四', '06:00', '1.5'] },
    ]);
  });

  it('are read from the first sheet that is shown, with prefixes, runs, pronunciations and escapes', async () => {
    const runs = '<x:r><x:t>张</x:t></x:r><x:r><x:t>三</x:t></x:r><x:rPh><x:t>ZS</x:t></x:rPh>';
    const strings = `<x:sst xmlns:x="m"><x:si>${runs}</x:si></x:sst>`;
    const sheet =
      '<x:worksheet><x:sheetData><x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="C2" t="inlineStr"><x:is>' +
      '<x:t>一_x000A_二&#20013;</x:t></x:is></x:c><x:c r="D2" t="b"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const bytes = zipOf(workbookParts(sheet, [{ name: 'xl/sharedStrings.xml', content: strings }]));
    expect(await read(bytes)).toEqual([{ no: 2, cells: ['张三', '', '一\n二中', 'TRUE'] }]);
  });

  it('of nothing but formats have no rows', async () => {
    const empty = sheetMarkup('<row r="1"><c r="A1" s="1"/></row>'.repeat(1_000));
    expect(await read(zipOf(workbookParts(empty)))).toEqual([]);
    expect(await cellsOf(await workbookOf([[null, '二']]))).toEqual([['', '二']]);
  });
});

type Thing = { name: string; amount: number; on: string; at: string };
const columns: readonly SheetColumn<Thing>[] = [
  { title: '名称', value: ({ name }) => name, width: 20 },
  { title: '数量', value: ({ amount }) => amount, kind: 'number' },
  { title: '日期', value: ({ on }) => on, kind: 'date' },
  { title: '时间', value: ({ at }) => at, kind: 'instant' },
];
const names = ['张三', '=HYPERLINK("http://x")', '+86 138', '-5', '@a', "'=1", '\t=1', '一,"二"\n三', '＝1'];
async function* things(): AsyncGenerator<Thing> {
  for (const name of names) yield { name, amount: 1.5, on: '2026-03-05', at: '2026-03-05T01:30:00.000Z' };
}

describe('what we write', () => {
  it.each(['xlsx', 'csv'] as const)('as %s is guarded against formulas and comes back as it was', async (format) => {
    const stream = writeSheet({ format, name: '名单[1]', columns, rows: things() });
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    if (format === 'csv') expect(Buffer.from(bytes).toString('hex', 0, 3)).toBe('efbbbf');
    const [head, ...rows] = await cellsOf(bytes);
    expect(head).toEqual(['名称', '数量', '日期', '时间']);
    expect(rows.map(([name = '']) => name).filter((name) => /^[=+\-@\t]/.test(name))).toEqual([]);
    expect(rows.map(([name = '', ...rest]) => [unguardFormula(name), ...rest])).toEqual(
      names.map((name) => [name, '1.5', '2026-03-05', '2026-03-05 09:30']),
    );
  });
});
