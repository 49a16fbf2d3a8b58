import type { Visit } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { listMyConsents } from '../contract/consents.ts';
import { words } from '../messages/words.ts';

/** Whether the visitor has never been asked about the account itself. Nothing is held back from who does not answer. */
export async function isToBeAsked(visit: Visit): Promise<boolean> {
  const { items, needsGuardian } = await visit.read(listMyConsents, {});
  return !needsGuardian && !items.some((consent) => consent.purpose === 'account-and-service');
}

/** Shows the way to the notice, gently: it stands beside the visitor's own things and blocks none (SEC-04). */
export function AskConsent({ visit }: { readonly visit: Visit }) {
  const { mine: t } = words[visit.locale];
  return (
    <Notice tone="waiting">
      <p>{t.ask}</p>
      <p>
        <ButtonLink to="/my/consents">{t.toAsk}</ButtonLink>
      </p>
    </Notice>
  );
}
