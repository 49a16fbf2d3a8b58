import type { OrganisationRef } from '../../../kernel/actor.ts';
import type { PersonTie } from '../../../platform/server/offers.ts';
import { findOrganisations } from '../../organisations/server/door.ts';
import { mayAdminister, maySayWhoHolds } from '../domain/policy.ts';
import { mayBelongToOne } from '../domain/rules.ts';
import { words } from '../messages/words.ts';
import * as store from './store.ts';
import { listDenied } from './store-denials.ts';

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
      // Another telephone or record would also be a way out of what somebody is not to exercise.
      const denied = await listDenied(tx, personIds);
      const over = await findOrganisations(tx, [...new Set([...held, ...denied].map((each) => each.organisationId))]);
      const isWithin = (id: string, may: (organisation: OrganisationRef) => boolean) => {
        const organisation = over.get(id);
        return organisation !== undefined && may(organisation);
      };
      return !(
        held.every((grant) => isWithin(grant.organisationId, (at) => maySayWhoHolds(actor, grant.role, at))) &&
        denied.every((denial) => isWithin(denial.organisationId, (at) => mayAdminister(actor, at)))
      );
    },
  },
];
