import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { confirmImport, discardImport, undoImport, type ImportShown } from '../contract.ts';
import { words } from '../messages/words.ts';

/** What the sender can do next. What cannot be taken back without a thought is asked about once more. */
export function StepButtons({ one }: { readonly one: ImportShown }): ReactNode {
  if (one.state === 'ready') return <ReadySteps one={one} />;
  if (one.state === 'written' || one.state === 'undone') return <UndoStep one={one} />;
  return one.state === 'unreadable' || one.state === 'discarded' ? <Again main /> : null;
}

function Again({ main }: { readonly main?: boolean }): ReactNode {
  const t = useWords(words);
  return (
    <div className="button-row">
      <ConsoleLink to="/imports" as={main ? 'main' : 'quiet'}>
        {t.again}
      </ConsoleLink>
    </div>
  );
}

function ReadySteps({ one }: { readonly one: ImportShown }): ReactNode {
  const t = useWords(words);
  const [asking, setAsking] = useState(false);
  const confirming = useWrite(confirmImport);
  const discarding = useWrite(discardImport, { onDone: () => setAsking(false) });
  const hasWrong = one.wrongCount > 0;
  return (
    <>
      <ProblemNotice problem={confirming.problem} />
      <div className="button-row">
        {one.rightCount > 0 ? (
          <ActionButton
            main
            sending={confirming.sending}
            onClick={() => void confirming.send({ importId: one.id, leaveOutWrong: hasWrong })}
          >
            {hasWrong ? t.confirmRight(one.rightCount) : t.confirm(one.rightCount)}
          </ActionButton>
        ) : null}
        <ActionButton onClick={() => setAsking(true)}>{t.discard}</ActionButton>
        {hasWrong ? (
          <ConsoleLink to="/imports" as="quiet">
            {t.again}
          </ConsoleLink>
        ) : null}
      </div>
      <FormDrawer
        title={t.discardSure}
        lede={t.discardSureText}
        open={asking}
        onClose={() => setAsking(false)}
        sendLabel={t.discard}
        onSend={() => discarding.send({ importId: one.id })}
        sending={discarding.sending}
        problem={discarding.problem}
      >
        {null}
      </FormDrawer>
    </>
  );
}

function UndoStep({ one }: { readonly one: ImportShown }): ReactNode {
  const t = useWords(words);
  const [asking, setAsking] = useState(false);
  const undoing = useWrite(undoImport, { onDone: () => setAsking(false) });
  if (!one.canUndo || one.isCleared || one.writtenCount === 0) return <Again />;
  const label = one.state === 'undone' ? t.undoAgain : t.undo;
  return (
    <>
      <div className="button-row">
        <ActionButton onClick={() => setAsking(true)}>{label}</ActionButton>
        <ConsoleLink to="/imports" as="quiet">
          {t.again}
        </ConsoleLink>
      </div>
      <FormDrawer
        title={t.undoSure}
        lede={t.undoSureText}
        open={asking}
        onClose={() => setAsking(false)}
        sendLabel={label}
        onSend={() => undoing.send({ importId: one.id })}
        sending={undoing.sending}
        problem={undoing.problem}
      >
        {null}
      </FormDrawer>
    </>
  );
}
