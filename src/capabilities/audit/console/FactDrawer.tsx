import { Divider, Drawer } from 'antd';
import { Suspense, useId, type ReactNode } from 'react';
import type { OutputOf } from '../../../kernel/contract.ts';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { Loading } from '../../../platform/console/Loading.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { getFact } from '../contract.ts';
import { words } from '../messages/words.ts';
import { Subject, Who } from './Who.tsx';

type FactDrawerProps = { readonly factId: string | undefined; readonly onClose: () => void };

/** One entry with all it holds, and the proof that it is as it was. */
export function FactDrawer({ factId, onClose }: FactDrawerProps): ReactNode {
  const { factDrawer: t, factsScreen } = useWords(words);
  const id = useId();
  return (
    <Drawer
      title={<h2 id={id}>{t.title}</h2>}
      aria-labelledby={id}
      open={factId !== undefined}
      onClose={onClose}
      rootClassName="form-drawer"
      closable={{ 'aria-label': factsScreen.close, placement: 'end' }}
      destroyOnHidden
    >
      {factId ? (
        <Suspense fallback={<Loading />}>
          <OneFact factId={factId} />
        </Suspense>
      ) : null}
    </Drawer>
  );
}

function OneFact({ factId }: { readonly factId: string }): ReactNode {
  const { factDrawer: t, factsScreen } = useWords(words);
  const { data: fact } = useRead(getFact, { factId });
  const details = Object.entries(fact.detail).map(([term, value]) => ({ term, description: valueText(value) }));
  return (
    <>
      <Facts
        items={[
          { term: factsScreen.what, description: fact.sentence },
          { term: factsScreen.at, description: momentText(fact.at) },
          { term: factsScreen.actor, description: <Who fact={fact} /> },
          { term: factsScreen.subject, description: <Subject fact={fact} /> },
          { term: factsScreen.room, description: fact.capabilityName },
          { term: t.kind, description: <code>{fact.name}</code> },
          { term: t.factId, description: <code>{fact.id}</code> },
        ]}
      />
      <Divider />
      <h3>{factsScreen.detail}</h3>
      {details.length > 0 ? <Facts items={details} /> : <p className="quiet-words">{t.noDetail}</p>}
      <Divider />
      <h3>{t.proof}</h3>
      <ProofOf fact={fact} />
    </>
  );
}

function valueText(value: unknown): ReactNode {
  return <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>;
}

function ProofOf({ fact }: { readonly fact: OutputOf<typeof getFact> }): ReactNode {
  const t = useWords(words).factDrawer;
  const { link, proof } = fact;
  if (!link) return <p>{t.waiting}</p>;
  const hashes = [
    { term: t.position, description: fact.position },
    { term: t.leafHash, description: <code>{link.leafHash}</code> },
    { term: t.beforeHash, description: <code>{link.beforeHash}</code> },
    { term: t.linkHash, description: <code>{link.linkHash}</code> },
  ];
  if (!proof) {
    return (
      <>
        <p>{t.unsigned}</p>
        <Facts items={hashes} />
      </>
    );
  }
  return (
    <>
      <p>
        {t.signed(proof.checkpoint.day, proof.checkpoint.no)}{' '}
        <a href={placeAddress(`/checkpoints/${proof.checkpoint.no}`)}>{t.toCheckpoint}</a>
      </p>
      <Facts
        items={[
          ...hashes,
          { term: t.place, description: t.placeText(proof.leafIndex, proof.treeSize) },
          { term: t.path, description: proof.path.map((hash) => <code key={hash}>{hash} </code>) },
          { term: t.root, description: <code>{proof.root}</code> },
        ]}
      />
    </>
  );
}
