import type { Refused } from '../../kernel/decision.ts';
import type { Locale } from '../../kernel/words.ts';
import type { CapabilityOffer, Sentence } from './offers.ts';
import { platformRefusals, type PlatformRefusal } from './problem-words.ts';
import { troubleWords, type SheetTrouble } from './sheets/trouble-words.ts';

/** What goes over the wire as `application/problem+json` (RFC 9457). `title` is a sentence for a person. */
export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
};

function say(sentence: Sentence, detail: Readonly<Record<string, string | number>>): string {
  return typeof sentence === 'string' ? sentence : sentence(detail);
}

export function platformProblem(status: number, code: PlatformRefusal, locale: Locale): Problem {
  return { status, code, title: platformRefusals[locale][code], fields: [] };
}

export function sheetProblem(status: 422 | 429, code: SheetTrouble, locale: Locale): Problem {
  return { status, code, title: troubleWords[locale][code], fields: [] };
}

/** The problem for a refusal of a capability's route, in the caller's language. */
export function refusalProblem(
  refused: Refused<string>,
  status: number,
  capability: CapabilityOffer,
  locale: Locale,
): Problem {
  const sentence = capability.words[locale].refusals[refused.refusal];
  if (sentence === undefined) throw new Error(`${capability.name} has no sentence for ${refused.refusal}.`);
  const title = say(sentence, refused.detail ?? {});
  const fields = refused.field === undefined ? [] : [{ path: refused.field, message: title }];
  return { status, code: refused.refusal, title, fields };
}
