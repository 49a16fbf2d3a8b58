import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Locale } from '../../../../kernel/words.ts';
import { print } from '../../../../platform/server/print/press.ts';
import type { BadgePlace } from '../../domain/badge.ts';
import type { Credential } from '../../domain/model.ts';
import { words } from '../../messages/words.ts';
import { paperData } from './paper-data.ts';

const TEMPLATE = new URL('./paper.typ', import.meta.url);

const AT_ONCE = 50;

/** The QR codes of a large batch take a second or so: others are let in between. */
async function allData(credentials: readonly Credential[], place: BadgePlace, locale: Locale) {
  const all = [];
  for (const [index, credential] of credentials.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    all.push(paperData(credential, place, locale));
  }
  return all;
}

/** Papers as one PDF, each beginning on a page of its own. The same papers give the same bytes. */
export async function printPapers(
  credentials: readonly Credential[],
  place: BadgePlace,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  const [first] = credentials;
  if (!first) throw new Error('There is nothing to print.');
  const kind = words[locale].kinds[first.kind];
  const data = {
    lang: locale === 'en' ? 'en' : 'zh',
    title: credentials.length === 1 ? `${kind} ${first.number}` : kind,
    papers: await allData(credentials, place, locale),
  };
  return print({ template: await readFile(TEMPLATE, 'utf8'), data }, credentials.length > AT_ONCE ? 'large' : 'usual');
}
