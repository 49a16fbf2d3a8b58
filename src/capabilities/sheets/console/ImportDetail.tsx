import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useRead } from '../../../platform/console/use-read.ts';
import { getImport, type ImportShown } from '../contract.ts';
import { words } from '../messages/words.ts';
import { ProblemPanel, PreviewPanel } from './RowPanels.tsx';
import { StepButtons } from './StepButtons.tsx';
import { stateTone } from './state-tone.ts';
import { isMoving, useCalm, useLooking } from './use-progress.ts';

type Words = (typeof words)['zh-CN'];

/** One sheet: how far it is, what was understood, what is wrong, and what can be done with it. */
export default function ImportDetail(): ReactNode {
  const t = useWords(words);
  const { importId } = useParams({ strict: false }) as { importId: string };
  const { data: one } = useRead(getImport, { importId });
  useLooking(one);
  return (
    <>
      <ScreenHead
        tag={<StateTag tone={stateTone[one.state]}>{t.states[one.state]}</StateTag>}
        title={t.importOf(one.title)}
        lede={one.fileName}
        actions={<ConsoleLink to="/imports">{t.back}</ConsoleLink>}
      />
      <Progress one={one} />
      {one.isCleared || isMoving(one) || one.state === 'unreadable' ? null : <Rows one={one} />}
    </>
  );
}

function Rows({ one }: { readonly one: ImportShown }): ReactNode {
  return (
    <>
      {one.keptCount > 0 ? <ProblemPanel one={one} which="kept" /> : null}
      {one.wrongCount > 0 ? <ProblemPanel one={one} which="wrong" /> : null}
      <PreviewPanel one={one} />
    </>
  );
}

function Progress({ one }: { readonly one: ImportShown }): ReactNode {
  const t = useWords(words);
  const moving = isMoving(one);
  const sentence = progressText(one, t);
  const said = useCalm(sentence, !moving);
  return (
    <Panel title={t.progress}>
      <p aria-hidden={moving}>{sentence}</p>
      {moving ? <Bar one={one} label={t.progress} /> : null}
      <p role="status" className="only-read">
        {said}
      </p>
      <Facts
        items={[
          { term: t.sentAt, description: momentText(one.sentAt) },
          { term: t.columnsTitle, description: one.columns.map(({ title }) => title).join(t.comma) },
          { term: t.notUsed, description: one.ignoredHeadings.join(t.comma) },
          { term: t.before, description: one.sameSentAt ? t.sameFile(momentText(one.sameSentAt)) : '' },
          { term: t.undoTerm, description: undoText(one, t) },
        ]}
      />
      <StepButtons one={one} />
    </Panel>
  );
}

/** How much there is to read nobody knows before the end, so then the bar only shows that something is going on. */
function Bar({ one, label }: { readonly one: ImportShown; readonly label: string }): ReactNode {
  const all = one.rowCount - one.wrongCount;
  const done = one.state === 'undoing' ? one.undoneCount + one.keptCount : one.writtenCount;
  const known = one.state === 'reading' ? {} : { value: done, max: Math.max(1, all) };
  return <progress className="progress-bar" aria-label={label} {...known} />;
}

function undoText(one: ImportShown, t: Words): string {
  if (one.isCleared) return t.cleared;
  const isWritten = one.state === 'written' || one.state === 'undone';
  return isWritten && one.canUndo && one.writtenCount > 0 ? t.undoUntil(momentText(one.keptUntil)) : '';
}

function progressText(one: ImportShown, t: Words): string {
  const { rowCount, wrongCount, writtenCount, undoneCount } = one;
  const texts: Readonly<Record<ImportShown['state'], string>> = {
    reading: one.isChecking ? t.checkingSoFar(rowCount, wrongCount) : t.readSoFar(rowCount, wrongCount),
    unreadable: one.trouble ?? '',
    ready: t.readyText(one.rightCount, wrongCount),
    discarded: t.discardedText,
    writing: t.writtenSoFar(writtenCount, rowCount - wrongCount),
    written: t.writtenText(writtenCount, wrongCount),
    undoing: t.undoneSoFar(undoneCount, writtenCount + undoneCount),
    undone: t.undoneText(undoneCount, one.keptCount),
  };
  return texts[one.state];
}
