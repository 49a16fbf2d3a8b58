import { useQueryClient } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useEffect, type ReactNode } from 'react';
import type { OutputOf } from '../../../kernel/contract.ts';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useParam } from '../../../platform/console/use-address.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { getBatch } from '../contract/batches.ts';
import { words } from '../messages/words.ts';
import { ProgressTag } from './ProgressTag.tsx';

type Batch = OutputOf<typeof getBatch>;
const LOOK_EVERY_MS = 1_500;

/** One batch while it is issued and printed, and what there is to download then. */
export default function BatchDetail(): ReactNode {
  const { console: t, kinds } = useWords(words);
  const batchId = useParam('batchId');
  const { data: batch } = useRead(getBatch, { batchId });
  useLookingAgain(batch.progress !== 'done');
  return (
    <>
      <ScreenHead
        title={t.batchTitle(batch.title ?? kinds[batch.kind])}
        tag={<ProgressTag progress={batch.progress} />}
        lede={t.batchLede(batch.issuerName, momentText(batch.askedAt))}
        actions={<ConsoleLink to={`/credentials?batch=${batch.id}`}>{t.seePapers}</ConsoleLink>}
      />
      <Panel>
        <HowFar batch={batch} />
        <p>{batch.text}</p>
      </Panel>
    </>
  );
}

/** While it goes on, the screen looks again by itself. */
function useLookingAgain(isGoing: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isGoing) return undefined;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: [getBatch.name] }), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isGoing, queries]);
}

function HowFar({ batch }: { readonly batch: Batch }): ReactNode {
  const t = useWords(words).console;
  const { issuedCount, lineCount, progress, id } = batch;
  const told = t.batchProgress(issuedCount, lineCount);
  return (
    <>
      <p role="status">{told}</p>
      <Progress
        percent={Math.floor((issuedCount / lineCount) * 100)}
        status={progress === 'done' ? 'success' : 'active'}
        showInfo={false}
        aria-label={told}
      />
      {progress === 'done' ? (
        <p>
          <a href={placeAddress(`/api/credential-batches/${id}/papers`)}>{t.batchDownload}</a>
        </p>
      ) : (
        <p>{t.batchWaits}</p>
      )}
    </>
  );
}
