import { notify, say } from '../../capabilities/notices/server/door.ts';
import type { Listener } from '../../platform/server/offers.ts';

/** What of an account can be changed by whoever got hold of it, so that its owner hears of it at once, at night too. */
const changes = {
  'access.password-set': 'passwordSet',
  'access.authenticator-added': 'authenticatorAdded',
  'access.authenticator-removed': 'authenticatorRemoved',
  'access.recovery-code-used': 'recoveryCodeUsed',
  'access.passkey-added': 'passkeyAdded',
  'access.passkey-removed': 'passkeyRemoved',
  'access.passkey-suspected': 'passkeySuspected',
  'access.identity-linked': 'identityLinked',
  'access.identity-unlinked': 'identityUnlinked',
  'access.second-factors-reset': 'secondFactorsReset',
  'access.invited': 'invited',
} as const;

const isChange = (name: string): name is keyof typeof changes => Object.hasOwn(changes, name);

/** Everybody hears what happens to their ways to sign in, whoever did it (SEC-14). */
export const securityToNotices: Listener = {
  name: 'security-to-notices',
  to: [...Object.keys(changes), 'access.signed-in-on-new-device'],
  async apply(doing, fact) {
    // What a place was set up with is handed over in person.
    if (fact.actorId.startsWith('system:')) return [];
    const { id: personId } = fact.subject;
    const about = {
      kind: 'security',
      key: `${fact.name} ${fact.id}`,
      personIds: [personId],
      subject: { capability: 'access', id: fact.id },
    } as const;
    if (isChange(fact.name)) {
      const occasion = changes[fact.name];
      return notify(doing, { ...about, to: '/my/security', words: say((t) => t[occasion]), isUrgent: true });
    }
    const { device } = fact.detail as { readonly device: 'wechat' | 'phone' | 'tablet' | 'computer' };
    return notify(doing, { ...about, to: '/my/sessions', words: say((t) => t.newDevice(device)) });
  },
};
