import type { Role } from '../../kernel/actor.ts';
import { notify, say } from '../../capabilities/notices/server/door.ts';
import { findOrganisation } from '../../capabilities/organisations/server/door.ts';
import { roleNames } from '../../capabilities/roles/server/door.ts';
import type { Listener } from '../../platform/server/offers.ts';

const occasions = {
  'roles.role-granted': 'roleGranted',
  'roles.role-revoked': 'roleRevoked',
  'roles.role-fell-away': 'roleFellAway',
  'roles.role-denied': 'roleDenied',
  'roles.denial-lifted': 'denialLifted',
} as const;

type Change = {
  readonly role: Role;
  readonly organisationId: string;
  readonly grantId?: string;
  readonly denialId?: string;
  readonly because?: string;
};

/** Whoever gets or loses a role hears of it. That a role for an activity ends with it goes without saying. */
export const roleToNotices: Listener = {
  name: 'role-to-notices',
  to: Object.keys(occasions),
  async apply(doing, fact) {
    const occasion = occasions[fact.name as keyof typeof occasions];
    const { role, organisationId, grantId, denialId, because } = fact.detail as Change;
    const { id: personId } = fact.subject;
    const isKnown = fact.actorId === personId || fact.actorId === 'system:set-up' || because === 'thing-ended';
    const organisation = isKnown ? undefined : await findOrganisation(doing.tx, organisationId);
    if (!organisation) return [];
    const name = roleNames(role);
    return notify(doing, {
      kind: 'rights',
      key: `${fact.name} ${fact.id}`,
      personIds: [personId],
      subject: { capability: 'roles', id: grantId ?? denialId ?? fact.id },
      to: '/console/roles/mine',
      words: say((t, locale) => t[occasion](name[locale], organisation.name)),
    });
  },
};
