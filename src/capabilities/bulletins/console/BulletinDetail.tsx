import { Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Knot } from '../../../kernel/thread.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { Numbers } from '../../../platform/console/parts/Numbers.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { Thread } from '../../../platform/console/parts/Thread.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useParam } from '../../../platform/console/use-address.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { getBulletin, returnBulletin, signOffBulletin, submitBulletin, type BulletinView } from '../contract.ts';
import { words } from '../messages/words.ts';
import { EditDrawer } from './EditDrawer.tsx';
import { stateTone } from './state-tone.ts';

type Bulletin = { readonly bulletin: BulletinView };

function useLife({ bulletin }: Bulletin): readonly Knot[] {
  const t = useWords(words);
  // How many knots are tied: a draft has one, what was handed in two, what was signed all three.
  const tied = { draft: 1, submitted: 2, published: 3 }[bulletin.state];
  return [t.steps.drafted, t.steps.submitted, t.steps.signed].map((label, index) => ({
    label,
    note: index === 2 && bulletin.issuedOn ? dayText(bulletin.issuedOn) : '',
    state: index < tied ? 'done' : index === tied ? 'next' : 'to-come',
  }));
}

type ReturnDrawerProps = { readonly bulletinId: string; readonly open: boolean; readonly onClose: () => void };

function ReturnDrawer({ bulletinId, open, onClose }: ReturnDrawerProps): ReactNode {
  const t = useWords(words);
  const giveBack = useWrite(returnBulletin, { onDone: onClose });
  return (
    <FormDrawer<{ reason: string }>
      title={t.giveBack}
      open={open}
      onClose={onClose}
      onSend={({ reason }) => giveBack.send({ bulletinId, reason })}
      sending={giveBack.sending}
      problem={giveBack.problem}
    >
      <Form.Item name="reason" label={t.reason} rules={[{ required: true }]}>
        <Input.TextArea rows={4} maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}

/** The step that moves a bulletin on: handing in for its editor, signing for its signer. It cannot be taken back. */
function useMainStep(bulletin: BulletinView) {
  const t = useWords(words);
  const submit = useWrite(submitBulletin);
  const signOff = useWrite(signOffBulletin);
  const bulletinId = bulletin.id;
  const isSigning = bulletin.state === 'submitted';
  const step = bulletin.actions.find(({ action }) => action === (isSigning ? 'sign-off' : 'submit'));
  const [title, content] = isSigning ? [t.signOff, t.signOffSure] : [t.submit, t.submitSure];
  const take = () => (isSigning ? signOff : submit).send({ bulletinId });
  return {
    isShown: step !== undefined && (step.allowed || isSigning),
    disabledBecause: step?.because,
    sending: submit.sending || signOff.sending,
    problem: submit.problem ?? signOff.problem,
    title,
    ask: () => Modal.confirm({ title, content, okText: title, onOk: () => void take() }),
  };
}

function Steps({ bulletin }: Bulletin): ReactNode {
  const t = useWords(words);
  const main = useMainStep(bulletin);
  const [open, setOpen] = useState<'edit' | 'return' | null>(null);
  const close = () => setOpen(null);
  const isAllowed = (name: string) => bulletin.actions.some(({ action, allowed }) => action === name && allowed);
  const { id, state } = bulletin;
  return (
    <>
      <ProblemNotice problem={main.problem} />
      <div className="button-row">
        {main.isShown ? (
          <ActionButton main disabledBecause={main.disabledBecause} sending={main.sending} onClick={main.ask}>
            {main.title}
          </ActionButton>
        ) : null}
        {isAllowed('return') ? <ActionButton onClick={() => setOpen('return')}>{t.giveBack}</ActionButton> : null}
        {isAllowed('edit') ? <ActionButton onClick={() => setOpen('edit')}>{t.edit}</ActionButton> : null}
        <a className="button-link quiet" href={placeAddress(`/api/bulletins/${id}/word`)}>
          {t.word}
        </a>
        {state === 'published' ? <a href={placeAddress(`/bulletins/${id}`)}>{t.publicPage}</a> : null}
      </div>
      <ReturnDrawer bulletinId={id} open={open === 'return'} onClose={close} />
      <EditDrawer bulletin={bulletin} open={open === 'edit'} onClose={close} />
    </>
  );
}

/** The numbers with their months and the moment at which they were taken; each opens. */
function Figures({ bulletin }: Bulletin): ReactNode {
  const t = useWords(words);
  const [first] = bulletin.figures;
  if (!first) return null;
  const { from, to, measuredAt } = first;
  const query = new URLSearchParams({ organisationId: bulletin.organisationId, from, to });
  return (
    <Panel title={t.figures}>
      <p className="lede">{`${t.periodText(from, to)} · ${t.measuredAt(measuredAt)}`}</p>
      <Numbers
        items={bulletin.figures.map((figure) => ({
          label: figure.name,
          value: figure.text,
          unit: figure.unit,
          to: `/figures/${figure.figureId}?${query}`,
        }))}
      />
    </Panel>
  );
}

/** To whom it goes: the signer signs this too. */
function Addressed({ bulletin }: Bulletin): ReactNode {
  const t = useWords(words);
  const { distribution, copies } = bulletin;
  const items = [
    { term: t.report, description: distribution.report },
    { term: t.send, description: distribution.send },
    { term: t.issueTo, description: distribution.issue },
    { term: t.copies, description: copies > 0 ? String(copies) : '' },
  ].filter((item) => item.description !== '');
  if (items.length === 0) return null;
  return (
    <Panel>
      <Facts items={items} />
    </Panel>
  );
}

export default function BulletinDetail(): ReactNode {
  const t = useWords(words);
  const { data: bulletin } = useRead(getBulletin, { bulletinId: useParam('bulletinId') });
  const life = useLife({ bulletin });
  const number = bulletin.issueNo && bulletin.totalNo ? t.issue(bulletin.issueNo, bulletin.totalNo) : t.unnumbered;
  return (
    <>
      <ScreenHead
        title={bulletin.title}
        tag={<StateTag tone={stateTone[bulletin.state]}>{t.states[bulletin.state]}</StateTag>}
        number={number}
        lede={bulletin.organisationName}
      />
      <Panel>
        <Thread knots={life} label={t.lifeLabel} />
      </Panel>
      {bulletin.returnReason ? <Panel>{t.returned(bulletin.returnReason)}</Panel> : null}
      <Steps bulletin={bulletin} />
      <Panel title={t.body}>
        <p>{bulletin.lead}</p>
        {bulletin.paragraphs.map((paragraph) => (
          <p key={paragraph.id}>{paragraph.text}</p>
        ))}
      </Panel>
      <Figures bulletin={bulletin} />
      <Addressed bulletin={bulletin} />
    </>
  );
}
