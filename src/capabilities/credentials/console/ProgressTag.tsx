import type { ReactNode } from 'react';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../platform/console/language.ts';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import type { getBatch } from '../contract/batches.ts';
import { words } from '../messages/words.ts';

type Progress = OutputOf<typeof getBatch>['progress'];

export function ProgressTag({ progress }: { readonly progress: Progress }): ReactNode {
  const says = useWords(words).progress;
  return <StateTag tone={progress === 'done' ? 'done' : 'doing'}>{says[progress]}</StateTag>;
}
