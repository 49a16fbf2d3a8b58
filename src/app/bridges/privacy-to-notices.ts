import { notify, say } from '../../capabilities/notices/server/door.ts';
import { findMinorAccessAsker, findRequestSender } from '../../capabilities/privacy/server/door.ts';
import type { Doing } from '../../platform/server/handle.ts';
import type { Listener, StoredFact } from '../../platform/server/offers.ts';

const answers = {
  'privacy.request-answered': 'requestAnswered',
  'privacy.request-refused': 'requestRefused',
} as const;
const decisions = {
  'privacy.minor-access-approved': 'minorAccessApproved',
  'privacy.minor-access-declined': 'minorAccessDeclined',
  'privacy.minor-access-expired': 'minorAccessExpired',
} as const;
const CLOSING = 'privacy.erasure-requested';

const isAnswer = (name: string): name is keyof typeof answers => Object.hasOwn(answers, name);

/** Who asked something of the privacy officer hears what became of it, and everybody that their account is to close. */
export const privacyToNotices: Listener = {
  name: 'privacy-to-notices',
  to: [...Object.keys(answers), ...Object.keys(decisions), CLOSING],
  async apply(doing, fact) {
    const { name, subject } = fact;
    if (name === CLOSING) return tellOfClosing(doing, fact);
    const find = isAnswer(name) ? findRequestSender : findMinorAccessAsker;
    const personId = await find(doing.tx, subject.id);
    if (personId === undefined) return [];
    const words = isAnswer(name)
      ? say((t) => t[answers[name]])
      : say((t) => t[decisions[name as keyof typeof decisions]]);
    return notify(doing, {
      kind: 'privacy',
      key: `${name} ${fact.id}`,
      personIds: [personId],
      subject: { capability: 'privacy', id: subject.id },
      to: isAnswer(name) ? '/my/requests' : '/console/minors',
      words,
    });
  },
};

/** Whoever sat down at somebody else's telephone could ask for it, so it is told like a change of password. */
function tellOfClosing(doing: Doing, fact: StoredFact) {
  const { personId, runsOn } = fact.detail as { readonly personId: string; readonly runsOn: string };
  return notify(doing, {
    kind: 'security',
    key: `${fact.name} ${fact.id}`,
    personIds: [personId],
    subject: { capability: 'privacy', id: fact.subject.id },
    to: '/my/data/erasure',
    words: say((t) => t.erasureAsked(runsOn)),
    isUrgent: true,
  });
}
