import type { Listener } from '../../../platform/server/offers.ts';
import * as facts from '../domain/facts.ts';
import { saveEnded } from './store.ts';

/**
 * While two records were one person, whoever signed in by the telephone of either got a session of the one that stood.
 * Once they are two again, nobody can tell whose hands such a session is in, so all of them end.
 */
export const endAfterParting: Listener = {
  name: 'end-sessions-after-parting',
  to: ['people.merge-undone'],
  async apply({ tx, now }, fact) {
    const ended = await saveEnded(tx, fact.subject.id, now);
    return ended.length > 0 ? [facts.signedOut(fact.subject.id, ended)] : [];
  },
};

/** Whoever has sat there so far may not be who holds the new telephone, so all sessions end with the former one. */
export const endAfterNewPhone: Listener = {
  name: 'end-sessions-after-new-phone',
  to: ['people.amended'],
  async apply({ tx, now }, fact) {
    const { fields } = fact.detail as { readonly fields: readonly string[] };
    if (!fields.includes('phone')) return [];
    const ended = await saveEnded(tx, fact.subject.id, now);
    return ended.length > 0 ? [facts.signedOut(fact.subject.id, ended)] : [];
  },
};
