import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { newId } from '../src/platform/server/ids.ts';

/** A workbook of one sheet with these rows; cells without content are null. */
export async function workbookOf(rows: (string | number | null)[][]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }));
}

export type Part = { readonly name: string; readonly content: string | Buffer; readonly saidBytes?: number };

/** A zip put together by hand, so that it can be made to lie about what lies in it. */
export function zipOf(parts: readonly Part[], flags = 0): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, saidBytes } of parts) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const title = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(plain), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(saidBytes ?? plain.length, 18);
    head.writeUInt16LE(title.length, 22);
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), head, title, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, tail, title);
    at += 30 + title.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, list, end]);
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;

/** The parts of the smallest workbook, with this as its sheet and whatever else. */
export function workbookParts(sheet: string | Buffer, more: readonly Part[] = []): Part[] {
  const named = new Set(more.map(({ name }) => name));
  const usual: Part[] = [
    {
      name: '_rels/.rels',
      content: `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: '<workbook><sheets><sheet name="一" sheetId="1" r:id="r1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${[
        relation('r1', 'worksheet', 'worksheets/sheet1.xml'),
        relation('r2', 'sharedStrings', 'sharedStrings.xml'),
      ].join('')}</Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
  ];
  return [...usual.filter(({ name }) => !named.has(name)), ...more];
}

/** Markup of a sheet with these rows. */
export const sheetMarkup = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

export function saveIn(folder: string, bytes: Uint8Array | string): string {
  const path = join(folder, newId());
  writeFileSync(path, bytes);
  return path;
}
