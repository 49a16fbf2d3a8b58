import type { ReactNode } from 'react';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { Coverage } from '../../../platform/console/parts/Coverage.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { Thread } from '../../../platform/console/parts/Thread.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useParam } from '../../../platform/console/use-address.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { getNeedForDesk, type NeedAtDesk } from '../contract.ts';
import { needThread } from '../domain/thread.ts';
import { words } from '../messages/words.ts';
import { ClaimTable } from './ClaimTable.tsx';
import { NeedActions } from './NeedActions.tsx';
import { NeedTag } from './NeedTag.tsx';

/** One need with everything that was claimed of it, and the steps open to me. */
export default function NeedDetail(): ReactNode {
  const t = useWords(words);
  const { data: need } = useRead(getNeedForDesk, { needId: useParam('needId') });
  const until = (day: string) => t.thread.until(dayText(day));
  const knots = needThread(need, need.coverage, { ...t.thread, until, day: dayText });
  return (
    <>
      <ScreenHead
        title={need.title}
        tag={<NeedTag need={need} />}
        lede={[need.organisation.name, need.areaText].join(t.dot)}
        actions={<NeedActions need={need} />}
      />
      <Panel>
        <Thread knots={knots} label={t.thread.label} />
      </Panel>
      <Panel title={t.page.what}>
        {need.lines.map((line) => (
          <div key={line.id}>
            <strong>{line.name}</strong>
            <Coverage {...line.coverage} unit={line.unit} />
          </div>
        ))}
      </Panel>
      <Panel title={t.console.claims}>
        <ClaimTable need={need} />
      </Panel>
      <Particulars need={need} />
    </>
  );
}

function Particulars({ need }: { readonly need: NeedAtDesk }): ReactNode {
  const t = useWords(words);
  const isOnWall = need.state === 'open' || need.state === 'fulfilled';
  const address = placeAddress(`/needs/${need.id}`);
  return (
    <Panel
      title={t.console.fields.description}
      more={isOnWall ? <a href={address}>{t.console.publicPage}</a> : undefined}
    >
      <p>{need.description}</p>
      <Facts
        items={[
          { term: t.console.lastReason, description: need.reason },
          { term: t.page.category, description: t.categories[need.category] },
          { term: t.page.deadline, description: dayText(need.deadlineOn) },
          { term: t.page.contact, description: need.contactRole },
          {
            term: t.page.clause,
            description: need.origin && <a href={placeAddress(`/clauses/${need.origin.id}`)}>{t.page.toClause}</a>,
          },
        ]}
      />
    </Panel>
  );
}
