import type { Rule } from '../rule.ts';
import { isPlanted, type SourceFile } from '../tree.ts';

type Suspect = { readonly pattern: RegExp; readonly what: string; readonly why: string; readonly todo: string };

const MACHINE_WHY = 'A path of one machine is wrong on every other';
const SECRET_WHY = 'What is written here is read by everybody who has the source';

const SUSPECTS: readonly Suspect[] = [
  {
    pattern: /(?<![\w.])\/(home|Users|root|work)\/[\w.-]+/,
    what: 'names a path of one machine',
    why: MACHINE_WHY,
    todo: 'Start from import.meta.url, a setting, or os.tmpdir()',
  },
  { pattern: /\b[A-Z]:\\\\?Users\\/, what: 'names a path of one machine', why: MACHINE_WHY, todo: 'Use a setting' },
  {
    pattern:
      /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bsk-[A-Za-z0-9]{32,}/,
    what: 'holds a key',
    why: SECRET_WHY,
    todo: 'Take it out, read it from a setting, and replace the key itself',
  },
];

/** No paths of a machine and no keys in the source. */
export const secrets: Rule = {
  name: 'secrets',
  find: (tree) => [...tree.files.values()].filter((file) => !isPlanted(file.path)).flatMap(suspects),
};

function suspects(file: SourceFile) {
  return file.lines.flatMap((text, index) =>
    SUSPECTS.filter(({ pattern }) => pattern.test(text)).map(({ what, why, todo }) => ({
      file: file.path,
      line: index + 1,
      what,
      why,
      todo,
    })),
  );
}
