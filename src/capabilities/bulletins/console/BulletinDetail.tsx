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

function Steps({ bulletin }: Bulletin): ReactNode {
  const t = useWords(words);
  const [open, setOpen] = useState<'edit' | 'return' | null>(null);
  const submit = useWrite(submitBulletin);
  const signOff = useWrite(signOffBulletin);
  const giveBack = useWrite(returnBulletin, { onDone: () => setOpen(null) });
  const of = (name: string) => bulletin.actions.find((action) => action.action === name);
  const bulletinId = bulletin.id;
  const sure = (title: string, content: string, onOk: () => unknown) =>
    Modal.confirm({ title, content, okText: title, onOk: () => void onOk() });
  const isShown = (name: string) => of(name)?.allowed || (bulletin.state === 'submitted' && name === 'sign-off');
  return (
    <>
      <ProblemNotice problem={submit.problem ?? signOff.problem} />
      <div className="button-row">
        {isShown('sign-off') ? (
          <ActionButton
            main
            disabledBecause={of('sign-off')?.because}
            sending={signOff.sending}
            onClick={() => sure(t.signOff, t.signOffSure, () => signOff.send({ bulletinId }))}
          >
            {t.signOff}
          </ActionButton>
        ) : null}
        {isShown('return') ? <ActionButton onClick={() => setOpen('return')}>{t.giveBack}</ActionButton> : null}
        {isShown('submit') ? (
          <ActionButton
            main
            sending={submit.sending}
            onClick={() => sure(t.submit, t.submitSure, () => submit.send({ bulletinId }))}
          >
            {t.submit}
          </ActionButton>
        ) : null}
        {isShown('edit') ? <ActionButton onClick={() => setOpen('edit')}>{t.edit}</ActionButton> : null}
        <a className="button-link quiet" href={placeAddress(`/api/bulletins/${bulletinId}/word`)}>
          {t.word}
        </a>
        {bulletin.state === 'published' ? <a href={placeAddress(`/bulletins/${bulletinId}`)}>{t.publicPage}</a> : null}
      </div>
      <FormDrawer<{ reason: string }>
        title={t.giveBack}
        open={open === 'return'}
        onClose={() => setOpen(null)}
        onSend={({ reason }) => giveBack.send({ bulletinId, reason })}
        sending={giveBack.sending}
        problem={giveBack.problem}
      >
        <Form.Item name="reason" label={t.reason} rules={[{ required: true }]}>
          <Input.TextArea rows={4} maxLength={300} />
        </Form.Item>
      </FormDrawer>
      <EditDrawer bulletin={bulletin} open={open === 'edit'} onClose={() => setOpen(null)} />
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
