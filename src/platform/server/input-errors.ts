import type { z } from 'zod';
import type { Locale, Words } from '../../kernel/words.ts';

type Issue = z.core.$ZodIssue;

const zhCN = {
  required: '请填写这一项。',
  wrongKind: '这一项的格式不对。',
  tooShort: (least: number) => `至少 ${least} 个字。`,
  tooLong: (most: number) => `最多 ${most} 个字。`,
  tooFew: (least: number) => `至少 ${least} 项。`,
  tooMany: (most: number) => `最多 ${most} 项。`,
  tooSmall: (least: number) => `不能小于 ${least}。`,
  tooBig: (most: number) => `不能大于 ${most}。`,
  wholeNumber: '请填整数。',
  date: '请填日期，例如 2026-09-28。',
  datetime: '请填日期和时间。',
  id: '编号不对。',
  choose: '请从给出的选项中选择。',
};
const en: typeof zhCN = {
  required: 'Please fill this in.',
  wrongKind: 'This is not in the right form.',
  tooShort: (least) => `At least ${least} characters.`,
  tooLong: (most) => `At most ${most} characters.`,
  tooFew: (least) => `At least ${least}.`,
  tooMany: (most) => `At most ${most}.`,
  tooSmall: (least) => `Not below ${least}.`,
  tooBig: (most) => `Not above ${most}.`,
  wholeNumber: 'Please enter a whole number.',
  date: 'Please enter a date such as 2026-09-28.',
  datetime: 'Please enter a date and a time.',
  id: 'This is not a valid id.',
  choose: 'Please choose one of the options.',
};
const words: Words<typeof zhCN> = { 'zh-CN': zhCN, en };

const formats: Readonly<Record<string, 'date' | 'datetime' | 'id'>> = {
  date: 'date',
  datetime: 'datetime',
  uuid: 'id',
};

function sizeSentence(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>, locale: Locale): string {
  const t = words[locale];
  const low = issue.code === 'too_small';
  const bound = Number(low ? issue.minimum : issue.maximum);
  if (issue.origin === 'string') {
    if (low && bound === 1) return t.required;
    return low ? t.tooShort(bound) : t.tooLong(bound);
  }
  if (issue.origin === 'array' || issue.origin === 'set') return low ? t.tooFew(bound) : t.tooMany(bound);
  return low ? t.tooSmall(bound) : t.tooBig(bound);
}

function sentence(issue: Issue, locale: Locale): string {
  const t = words[locale];
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || Number.isNaN(issue.input)) return t.required;
      return issue.expected === 'int' ? t.wholeNumber : t.wrongKind;
    case 'too_small':
    case 'too_big':
      return sizeSentence(issue, locale);
    case 'invalid_format': {
      const format = formats[issue.format];
      return format ? t[format] : t.wrongKind;
    }
    case 'invalid_value':
      return issue.input === undefined ? t.required : t.choose;
    default:
      return t.wrongKind;
  }
}

/** Text that no database can keep: a NUL, or half of a character. */
function isUnkeepable(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed();
  return typeof value === 'object' && value !== null && Object.values(value).some(isUnkeepable);
}

/** The fields that hold text which could not be stored as it was sent. */
export function unkeepableFields(input: Readonly<Record<string, unknown>>, locale: Locale) {
  const found = Object.entries(input).filter(([, value]) => isUnkeepable(value));
  return found.map(([path]) => ({ path, message: words[locale].wrongKind }));
}

/** Each wrong place of an input once, with a sentence that says what to do. Paths read `lines.0.amount`. */
export function inputErrors(error: z.ZodError, locale: Locale): { path: string; message: string }[] {
  const byPath = new Map<string, string>();
  for (const issue of error.issues) {
    const path = issue.path.join('.');
    if (!byPath.has(path)) byPath.set(path, sentence(issue as Issue, locale));
  }
  return [...byPath].map(([path, message]) => ({ path, message }));
}
