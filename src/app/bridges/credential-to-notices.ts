import { findCredential } from '../../capabilities/credentials/server/door.ts';
import { notify, say } from '../../capabilities/notices/server/door.ts';
import type { Listener } from '../../platform/server/offers.ts';

const occasions = {
  'credentials.issued': 'credentialIssued',
  'credentials.revoked': 'credentialRevoked',
} as const;

/** The holder hears of a paper that was issued or revoked; whoever printed it from the own record knows. */
export const credentialToNotices: Listener = {
  name: 'credential-to-notices',
  to: Object.keys(occasions),
  async apply(doing, fact) {
    const occasion = occasions[fact.name as keyof typeof occasions];
    const credential = await findCredential(doing.tx, fact.subject.id);
    if (!credential || !('personId' in credential.holder)) return [];
    const { id, holder, number } = credential;
    if (holder.personId === fact.actorId) return [];
    return notify(doing, {
      kind: 'credential',
      key: `${fact.name} ${fact.id}`,
      personIds: [holder.personId],
      subject: { capability: 'credentials', id },
      to: '/my/credentials',
      words: say((t) => t[occasion](number)),
    });
  },
};
