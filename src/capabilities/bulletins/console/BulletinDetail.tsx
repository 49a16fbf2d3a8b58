import { Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Knot } from '../../../kernel/thread.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
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
function MainStep({ bulletin }: Bulletin): ReactNode {
  const t = useWords(words);
  const submit = useWrite(submitBulletin);
  const signOff = useWrite(signOffBulletin);
  const bulletinId = bulletin.id;
  const isSigning = bulletin.state === 'submitted';
  const step = bulletin.actions.find(({ action }) => action === (isSigning ? 'sign-off' : 'submit'));
  if (!step || bulletin.state === 'published' || !(step.allowed || isSigning)) return null;
  const [title, content] = isSigning ? [t.signOff, t.signOffSure] : [t.submit, t.submitSure];
  const take = () => (isSigning ? signOff : submit).send({ bulletinId });
  return (
    <>
      <ProblemNotice problem={submit.problem ?? signOff.problem} />
      <ActionButton
        main
        disabledBecause={step.because}
        sending={submit.sending || signOff.sending}
        onClick={() => Modal.confirm({ title, content, okText: title, onOk: () => void take() })}
      >
        {title}
      </ActionButton>
    </>
  );
}

function Steps({ bulletin }: Bulletin): ReactNode {
  const t = useWords(words);
  const [open, setOpen] = useState<'edit' | 'return' | null>(null);
  const close = () => setOpen(null);
  const isAllowed = (name: string) => bulletin.actions.some(({ action, allowed }) => action === name && allowed);
  const { id, state } = bulletin;
  return (
    <>
      <div className="button-row">
        <MainStep bulletin={bulletin} />
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
      {bulletin.figures.length > 0 ? (
        <Panel title={t.figures}>
          <Numbers
            items={bulletin.figures.map((figure) => ({
              label: figure.name,
              value: figure.text,
              unit: figure.unit,
              to: figureAddress(bulletin, figure),
            }))}
          />
        </Panel>
      ) : null}
    </>
  );
}

function figureAddress(bulletin: BulletinView, figure: BulletinView['figures'][number]): string {
  const { from, to } = figure;
  return `/figures/${figure.figureId}?${new URLSearchParams({ organisationId: bulletin.organisationId, from, to })}`;
}
