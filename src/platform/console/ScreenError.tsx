import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { wishHeadingFocus } from './heading-focus.ts';
import { locale } from './language.ts';
import { ConsoleLink } from './parts/ConsoleLink.tsx';
import { ScreenHead } from './parts/ScreenHead.tsx';
import { Problem } from './problem.ts';
import { words } from './words.ts';

type ScreenErrorProps = { readonly error: unknown; readonly reset: () => void };

/** What stands in place of a screen that could not be shown: the reason in a sentence, and what can be done. */
export function ScreenError({ error, reset }: ScreenErrorProps): ReactNode {
  const says = words[locale];
  const queries = useQueryErrorResetBoundary();
  const retry = (): void => {
    wishHeadingFocus();
    queries.reset();
    reset();
  };
  if (!(error instanceof Problem)) return <BrokenScreen error={error} />;
  return (
    <>
      <ScreenHead title={says.problems.screen} lede={error.message} />
      <div className="screen-error" role="alert">
        <span className="only-read">{error.message}</span>
        {error.status === 404 || error.status === 403 ? null : (
          <Button type="primary" onClick={retry}>
            {says.problems.retry}
          </Button>
        )}
        <ConsoleLink to="/today" as="quiet">
          {says.notFound.home}
        </ConsoleLink>
        {error.status >= 500 && error.requestId ? <small>{says.problems.requestId(error.requestId)}</small> : null}
      </div>
    </>
  );
}

/** A fault of the screen itself. A file that is gone means that a newer console was put in place meanwhile. */
function BrokenScreen({ error }: { readonly error: unknown }): ReactNode {
  const says = words[locale].problems;
  const isGone = error instanceof Error && /import|chunk|module/i.test(error.message);
  return (
    <>
      <ScreenHead title={says.screen} lede={isGone ? says.changed : says.ours} />
      <div className="screen-error">
        <Button type="primary" onClick={() => window.location.reload()}>
          {says.reload}
        </Button>
      </div>
    </>
  );
}
