import type { ReactNode } from 'react';
import type { Instant } from '../../../kernel/days.ts';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import type { Column } from '../../../platform/console/parts/DataTable.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import type { GrantState, ShownGrant } from '../contract.ts';
import { words } from '../messages/words.ts';

const tones = { 'to-come': 'waiting', held: 'done', denied: 'late', ended: 'quiet' } as const;

/** What is said of a grant wherever grants are listed: which role, over what, until when, from whom. */
export function useGrantColumns(): readonly Column<ShownGrant>[] {
  const { grants: t, roles } = useWords(words);
  return [
    { key: 'role', title: t.role, cell: (row) => roles[row.role].name },
    { key: 'scope', title: t.scope, cell: (row) => <ScopeText grant={row} /> },
    { key: 'term', title: t.term, cell: (row) => <TermText grant={row} /> },
    { key: 'givenBy', title: t.givenBy, cell: (row) => <GivenBy grant={row} /> },
    { key: 'reason', title: t.reason, cell: (row) => row.reason },
    { key: 'state', title: t.state, cell: (row) => <GrantStateTag state={row.state} /> },
  ];
}

function ScopeText({ grant }: { readonly grant: ShownGrant }): ReactNode {
  const t = useWords(words).grants;
  const { thing, organisationName } = grant;
  if (!thing) return organisationName;
  return (
    <>
      {organisationName}
      <br />
      <small>
        <ConsoleLink to={`/${thing.capability}/${thing.id}`}>{t.onlyThing(thing.title)}</ConsoleLink>
      </small>
    </>
  );
}

/** The end that counts: taken back, or the end of the term, whichever came first. */
function TermText({ grant }: { readonly grant: ShownGrant }): ReactNode {
  const t = useWords(words).grants;
  const { fromAt, untilAt, revokedAt } = grant;
  const end = revokedAt !== null && (untilAt === null || revokedAt < untilAt) ? revokedAt : untilAt;
  return (
    <>
      {t.fromText(momentText(fromAt))}
      <br />
      {endText(end, t)}
    </>
  );
}

function endText(end: Instant | null, t: (typeof words)['zh-CN']['grants']): string {
  return end === null ? t.openEnded : t.untilText(momentText(end));
}

function GivenBy({ grant }: { readonly grant: ShownGrant }): ReactNode {
  const t = useWords(words).grants;
  return (
    <>
      {grant.grantedByName ?? t.bySetUp}
      {grant.isGivenOn ? (
        <>
          <br />
          <small>{t.givenOn}</small>
        </>
      ) : null}
    </>
  );
}

function GrantStateTag({ state }: { readonly state: GrantState }): ReactNode {
  const t = useWords(words).grants;
  return <StateTag tone={tones[state]}>{t.states[state]}</StateTag>;
}
