import { call } from '../../../platform/console/api.ts';
import type { ServedMatter } from '../../../platform/console/door.ts';
import { locale } from '../../../platform/console/language.ts';
import { listOpenClauses } from '../contract.ts';
import { words } from '../messages/words.ts';

/** The clauses that a new need may serve. */
export async function listClauseChoices(): Promise<readonly ServedMatter[]> {
  const { items } = await call(listOpenClauses, {});
  const { choice } = words[locale].console;
  return items.map(({ id, agreementTitle, no, text }) => ({
    origin: { capability: 'agreements', id },
    text: choice(agreementTitle, no, text),
  }));
}
