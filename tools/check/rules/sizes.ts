import type { Rule } from '../rule.ts';
import { isPlanted, isTest, type SourceFile } from '../tree.ts';

const MEASURED = /^(src|test|bench|tools)\/.*\.(ts|tsx|mjs|js|sql|css)$/;
const FREE_LENGTH = /(\/messages\/|\/migrations\/|\/fixtures\/|\.generated\.)/;
const FREE_WIDTH = /(\/messages\/|\/fixtures\/|\.generated\.)/;
/** A sentence that SQL cannot break over two lines. */
const UNBREAKABLE = /^comment on |^\s*'[^']*';$/;
const LONGEST_FILE = 300;
const LONGEST_TEST = 400;
const WIDEST_LINE = 120;

/** How long a file and how wide a line may be. Functions and arguments are counted by oxlint. */
export const sizes: Rule = {
  name: 'sizes',
  find: (tree) =>
    [...tree.files.values()]
      .filter((file) => MEASURED.test(file.path))
      .flatMap((file) => [...tooLong(file), ...tooWide(file)]),
};

function tooLong(file: SourceFile) {
  const limit = isTest(file.path) ? LONGEST_TEST : LONGEST_FILE;
  const length = file.lines.at(-1) === '' ? file.lines.length - 1 : file.lines.length;
  if (FREE_LENGTH.test(file.path) || length <= limit) return [];
  return [
    {
      file: file.path,
      line: limit + 1,
      what: `${length} lines, ${limit} are allowed`,
      why: 'A file that long lacks a noun',
      todo: 'Split it by the noun it lacks, never by “part 2”',
    },
  ];
}

function tooWide(file: SourceFile) {
  if (FREE_WIDTH.test(file.path) || isPlanted(file.path)) return [];
  return file.lines.flatMap((text, index) =>
    text.length <= WIDEST_LINE || UNBREAKABLE.test(text)
      ? []
      : [
          {
            file: file.path,
            line: index + 1,
            what: `a line of ${text.length} characters, ${WIDEST_LINE} are allowed`,
            why: 'Longer lines are cut off where code is compared side by side',
            todo: 'Run oxfmt, or break the sentence',
          },
        ],
  );
}
