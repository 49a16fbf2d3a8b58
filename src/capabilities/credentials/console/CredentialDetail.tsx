import { useState, type ReactNode } from 'react';
import { civilDateOf } from '../../../kernel/days.ts';
import { hoursText } from '../../../kernel/quantity.ts';
import type { Knot } from '../../../kernel/thread.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { Thread } from '../../../platform/console/parts/Thread.tsx';
import { Timeline } from '../../../platform/console/parts/Timeline.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useParam } from '../../../platform/console/use-address.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { getCredential } from '../contract.ts';
import { stateTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';
import { RevokeDrawer } from './RevokeDrawer.tsx';

type Seen = { readonly paper: OutputOf<typeof getCredential> };

/** One paper as its issuer sees it: what it says, what became of it, and taking it back. */
export default function CredentialDetail(): ReactNode {
  const { console: t, kinds, states } = useWords(words);
  const { data: paper } = useRead(getCredential, { credentialId: useParam('credentialId') });
  const [isRevoking, setRevoking] = useState(false);
  return (
    <>
      <ScreenHead
        title={paper.content?.title ?? kinds[paper.kind]}
        tag={<StateTag tone={stateTone[paper.state]}>{states[paper.state]}</StateTag>}
        number={paper.number}
        lede={`${paper.issuerName} → ${paper.holderName}`}
      />
      <Panel title={t.detail.thread}>
        <Thread knots={useKnots(paper)} label={paper.number} />
      </Panel>
      <Steps paper={paper} onRevoke={() => setRevoking(true)} />
      <Says paper={paper} />
      <Services paper={paper} />
      <History paper={paper} />
      {isRevoking && paper.mayRevoke ? <RevokeDrawer paper={paper} onClose={() => setRevoking(false)} /> : null}
    </>
  );
}

function useKnots(paper: Seen['paper']): readonly Knot[] {
  const { console: t } = useWords(words);
  const issued: Knot = { label: t.detail.issuedStep, note: dayText(paper.issuedOn), state: 'done' };
  const { revocation, validUntil } = paper;
  if (revocation) {
    return [issued, { label: t.detail.revokedStep, note: dayText(civilDateOf(revocation.at)), state: 'done' }];
  }
  const check: Knot = { label: t.coming.verify, note: '', state: paper.state === 'valid' ? 'done' : 'to-come' };
  if (validUntil === null) return [issued, check];
  const isOver = paper.state === 'expired';
  return [issued, check, { label: t.coming.expire, note: dayText(validUntil), state: isOver ? 'done' : 'to-come' }];
}

function Steps({ paper, onRevoke }: Seen & { readonly onRevoke: () => void }): ReactNode {
  const t = useWords(words).console;
  const pdf = placeAddress(`/api/credentials/${paper.id}/paper`);
  return (
    <Panel>
      <div className="button-row">
        {paper.mayPrint ? (
          <>
            <a href={pdf}>{t.open.pdf}</a>
            <a href={`${pdf}?language=en`}>{t.open.english}</a>
            <a href={placeAddress(`/api/credentials/${paper.id}/evidence.json`)}>{t.open.evidence}</a>
          </>
        ) : null}
        <a href={placeAddress(verifyPath(paper))}>{t.open.verify}</a>
        {paper.mayRevoke ? <ActionButton onClick={onRevoke}>{t.revoke}</ActionButton> : null}
      </div>
      {paper.state === 'revoked' ? <p>{t.nothingMore}</p> : null}
    </Panel>
  );
}

/** The address on the paper leads through the installation's public name; here the same page is near. */
function verifyPath({ number, code }: Seen['paper']): string {
  return code ? `/verify/${number}?code=${code}` : `/verify/${number}`;
}

function Says({ paper }: Seen): ReactNode {
  const { console: t, until, hours } = useWords(words);
  const { detail } = t;
  const { content } = paper;
  const period = content?.period ? `${content.period.from} – ${content.period.to}` : null;
  const batch = paper.batchId ? (
    <ConsoleLink to={`/credential-batches/${paper.batchId}`}>{detail.batch}</ConsoleLink>
  ) : null;
  return (
    <Panel title={detail.what} more={batch}>
      {content ? null : <p>{detail.hidden}</p>}
      <Facts
        items={[
          { term: detail.holder, description: paper.holderName },
          { term: detail.volunteerNo, description: paper.volunteerNo },
          { term: detail.issuer, description: paper.issuerName },
          { term: detail.handler, description: paper.isSelfService ? detail.selfService : paper.handlerName },
          { term: detail.issuedOn, description: dayText(paper.issuedOn) },
          { term: detail.validity, description: until(paper.validUntil) },
          { term: detail.period, description: period },
          { term: detail.hours, description: paper.totalMinutes > 0 ? hours(hoursText(paper.totalMinutes)) : null },
          { term: detail.text, description: content?.text || null },
          { term: detail.code, description: paper.code },
          { term: detail.fingerprint, description: <Fingerprint hash={paper.documentSha256} /> },
        ]}
      />
    </Panel>
  );
}

function Fingerprint({ hash }: { readonly hash: string }): ReactNode {
  const t = useWords(words).console.detail;
  return (
    <>
      <code>{hash.match(/.{8}/g)?.join(' ')}</code>
      <br />
      <small>{t.fingerprintHint}</small>
    </>
  );
}

function Services({ paper }: Seen): ReactNode {
  const t = useWords(words).console;
  const services = paper.content?.services ?? [];
  if (services.length === 0) return null;
  const says = t.serviceColumns;
  return (
    <Panel title={t.detail.services}>
      <DataTable
        caption={t.detail.services}
        rows={services.map((service, no) => ({ ...service, no }))}
        rowKey={(row) => String(row.no)}
        columns={[
          { key: 'title', title: says.title, main: true, cell: (row) => row.title },
          { key: 'on', title: says.on, cell: (row) => dayText(row.on) },
          { key: 'place', title: says.place, cell: (row) => row.placeText },
          { key: 'hours', title: says.hours, align: 'end', cell: (row) => hoursText(row.minutes) },
        ]}
      />
    </Panel>
  );
}

function History({ paper }: Seen): ReactNode {
  const { console: t, revocationKinds } = useWords(words);
  const { revocation } = paper;
  const by = paper.isSelfService ? t.detail.selfService : (paper.handlerName ?? paper.issuerName);
  const issued = { key: 'issued', at: paper.issuedAt, title: t.detail.issuedStep, by };
  const revoked = revocation && {
    key: 'revoked',
    at: revocation.at,
    title: t.detail.revokedStep,
    by: revocation.personName,
    detail: `${revocationKinds[revocation.kind]} · ${revocation.reason}`,
  };
  return (
    <Panel title={t.detail.history}>
      <Timeline items={revoked ? [issued, revoked] : [issued]} label={t.detail.history} />
    </Panel>
  );
}
