import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { words } from '../messages/words.ts';

/** The way between the screens of the privacy officer. */
export function Rooms(): ReactNode {
  const { desk: t } = useWords(words);
  return (
    <>
      <ConsoleLink as="quiet" to="/privacy/requests">
        {t.requests.title}
      </ConsoleLink>
      <ConsoleLink as="quiet" to="/privacy/consents">
        {t.consents.title}
      </ConsoleLink>
      <ConsoleLink as="quiet" to="/minors">
        {t.minors.nav}
      </ConsoleLink>
    </>
  );
}
