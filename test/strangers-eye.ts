import { places } from '../src/app/town/cast.ts';
import { unzip } from './unzip.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

const names = places.flatMap((place) => place.people.map((person) => person.name));
const wholeNames = new RegExp(names.toSorted((one, other) => other.length - one.length).join('|'), 'gu');

const patterns: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['name', wholeNames],
  ['telephone', /(?<![\da-f])1[3-9]\d{9}(?![\da-f])/g],
  ['masked telephone', /1[3-9]\d[*＊•xX]{4}\d{4}/g],
  ['e-mail', /[\w.+-]+@[\w-]+(\.[\w-]+)+/g],
];

/**
 * What of a person a stranger could read in this text. Ids are taken out first: their digits are no telephones, nor
 * are those in the middle of a hash.
 */
export function findPersonalIn(text: string): string[] {
  const plain = text.replaceAll(UUID, '');
  return patterns.flatMap(([what, pattern]) =>
    [...plain.matchAll(pattern)].map(
      (found) => `${what}: ${plain.slice(Math.max(0, found.index - 12), found.index + 20)}`,
    ),
  );
}

/** All texts in a Word file. Word breaks text by tags wherever the layout changes, so they are taken out. */
export function textOfWord(bytes: Uint8Array): string {
  return [...unzip(bytes).values()].map((text) => text.replaceAll(/<[^>]*>/g, '')).join('\n');
}
