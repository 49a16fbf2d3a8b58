import { closeSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** Song type in two weights, under the Open Font License; the same on every machine, whatever fonts it has. */
export const FONT_FILES: readonly string[] = [
  resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
];

type Range = { readonly from: number; readonly to: number };
let covered: readonly Range[] | undefined;

/** The signs of a text for which the font has no shape, each once: in names they would come out as empty boxes. */
export function missingSigns(text: string): string[] {
  covered ??= readCoverage(FONT_FILES[0] ?? '');
  const ranges = covered;
  const isMissing = (sign: string) => {
    const code = sign.codePointAt(0) ?? 0;
    return code > 0x20 && !ranges.some(({ from, to }) => from <= code && code <= to);
  };
  return [...new Set(text)].filter(isMissing);
}

/** Reads which signs a font has from its `cmap` (OpenType, segmented coverage: format 12). */
function readCoverage(path: string): readonly Range[] {
  const file = openSync(path, 'r');
  try {
    const read = (at: number, length: number) => {
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, at);
      return bytes;
    };
    const table = tableAt(read, 'cmap');
    const head = read(table, 4);
    const records = read(table + 4, head.readUInt16BE(2) * 8);
    for (let at = 0; at < records.length; at += 8) {
      const start = table + records.readUInt32BE(at + 4);
      const subtable = read(start, 16);
      if (subtable.readUInt16BE(0) !== 12) continue;
      const groups = read(start + 16, subtable.readUInt32BE(12) * 12);
      return Array.from({ length: groups.length / 12 }, (_, no) => ({
        from: groups.readUInt32BE(no * 12),
        to: groups.readUInt32BE(no * 12 + 4),
      }));
    }
    throw new Error(`The font ${path} does not say which signs it has.`);
  } finally {
    closeSync(file);
  }
}

function tableAt(read: (at: number, length: number) => Buffer, name: string): number {
  const count = read(4, 2).readUInt16BE(0);
  const records = read(12, count * 16);
  for (let at = 0; at < records.length; at += 16) {
    if (records.toString('latin1', at, at + 4) === name) return records.readUInt32BE(at + 8);
  }
  throw new Error(`The font has no table ${name}.`);
}
