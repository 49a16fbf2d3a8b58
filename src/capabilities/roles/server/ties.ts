import type { PersonTie } from '../../../platform/server/offers.ts';
import { findOrganisations } from '../../organisations/server/door.ts';
import { maySayWhoHolds } from '../domain/policy.ts';
import { mayBelongToOne } from '../domain/rules.ts';
import { words } from '../messages/words.ts';
import * as store from './store.ts';

/** The rights of two records become one person's only where one person may hold them all (SEC-15). */
export const roleTies: readonly PersonTie[] = [
  {
    name: 'roles',
    words: { 'zh-CN': words['zh-CN'].ties.roles, en: words.en.ties.roles },
    async count(tx, personIds, now) {
      const held = Map.groupBy(await store.listUnended(tx, personIds, now), (grant) => grant.personId);
      return new Map([...held].map(([personId, grants]) => [personId, grants.length]));
    },
    async keepsApart({ tx, oneId, otherId, now }) {
      // Nobody is given a role while it is looked at what both hold.
      await store.lockRoles(tx);
      const [one, other] = [await store.listUnended(tx, [oneId], now), await store.listUnended(tx, [otherId], now)];
      return mayBelongToOne(one, other).ok ? undefined : 'roles-do-not-mix';
    },
    async isBeyond({ tx, actor, personIds, now }) {
      await store.lockRoles(tx);
      const held = await store.listUnended(tx, personIds, now);
      const over = await findOrganisations(tx, [...new Set(held.map((grant) => grant.organisationId))]);
      return held.some(({ role, organisationId }) => {
        const organisation = over.get(organisationId);
        return !organisation || !maySayWhoHolds(actor, role, organisation);
      });
    },
  },
];
