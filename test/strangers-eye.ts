import { inflateRawSync } from 'node:zlib';
import { places } from '../src/app/town/cast.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

const names = places.flatMap((place) => place.people.map((person) => person.name));
const wholeNames = new RegExp(names.toSorted((one, other) => other.length - one.length).join('|'), 'gu');

const patterns: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['name', wholeNames],
  ['telephone', /(?<!\d)1[3-9]\d{9}(?!\d)/g],
  ['masked telephone', /1[3-9]\d[*＊•xX]{4}\d{4}/g],
  ['e-mail', /[\w.+-]+@[\w-]+(\.[\w-]+)+/g],
];

/** What of a person a stranger could read in this text. Ids are taken out first: their digits are no telephones. */
export function findPersonalIn(text: string): string[] {
  const plain = text.replaceAll(UUID, '');
  return patterns.flatMap(([what, pattern]) =>
    [...plain.matchAll(pattern)].map(
      (found) => `${what}: ${plain.slice(Math.max(0, found.index - 12), found.index + 20)}`,
    ),
  );
}

const ENTRY = 0x02014b50;

/** All texts in a Word file, which is a ZIP archive: every entry of its directory, unpacked. */
export function textOfWord(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const texts: string[] = [];
  for (let at = file.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0 && file.readUInt32LE(at) === ENTRY;) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? file.readUInt32LE(at + offset) : file.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const start = file.readUInt32LE(at + 42);
    const data = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
    const packed = file.subarray(data, data + size);
    const isPacked = file.readUInt16LE(at + 10) === 8;
    // Text in Word is broken by tags wherever the layout changes, so they are taken out.
    texts.push((isPacked ? inflateRawSync(packed) : packed).toString('utf8').replaceAll(/<[^>]*>/g, ''));
    at += 46 + name + extra + comment;
  }
  return texts.join('\n');
}
