import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { call } from '../../../platform/console/api.ts';
import { today } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useGo } from '../../../platform/console/use-address.ts';
import { useMe } from '../../../platform/console/use-me.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { draftBulletin, listMaterial } from '../contract.ts';
import { words } from '../messages/words.ts';

type Values = {
  organisationId: string;
  title: string;
  from: string;
  to: string;
  activityIds?: string[];
  commitmentIds?: string[];
  figureIds?: string[];
};

type DraftDrawerProps = { readonly open: boolean; readonly onClose: () => void };

/** A bulletin starts from what happened: choose the months, tick what to tell, and the draft is written. */
export function DraftDrawer({ open, onClose }: DraftDrawerProps): ReactNode {
  const t = useWords(words);
  const me = useMe();
  const go = useGo();
  const write = useWrite(draftBulletin, { onDone: ({ id }) => go(`/bulletins/${id}`) });
  const issuers = new Map(
    me.grants.filter((grant) => grant.role === 'editor').map((grant) => [grant.organisationId, grant.organisationName]),
  );
  const month = today().slice(0, 7);
  const send = ({ organisationId, title, from, to, ...chosen }: Values) =>
    write.send({
      id: newId(),
      organisationId,
      title,
      activityIds: chosen.activityIds ?? [],
      commitmentIds: chosen.commitmentIds ?? [],
      figures: { figureIds: chosen.figureIds ?? [], from, to },
    });
  const [firstIssuer] = issuers.keys();
  return (
    <FormDrawer<Values>
      title={t.newBulletin}
      open={open}
      onClose={onClose}
      onSend={send}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.makeDraft}
      initialValues={{ organisationId: firstIssuer ?? '', from: month, to: month }}
    >
      <Form.Item name="organisationId" label={t.organisation} rules={[{ required: true }]}>
        <Select options={[...issuers].map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="title" label={t.titleField} rules={[{ required: true, max: 80 }]}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="from" label={t.from} rules={[{ required: true }]}>
        <Input type="month" />
      </Form.Item>
      <Form.Item name="to" label={t.to} rules={[{ required: true }]}>
        <Input type="month" />
      </Form.Item>
      <MaterialChoices />
    </FormDrawer>
  );
}

/** What may be told of the chosen months. Asks again whenever organisation or months change. */
function MaterialChoices(): ReactNode {
  const t = useWords(words);
  const form = Form.useFormInstance<Values>();
  const organisationId = Form.useWatch('organisationId', form);
  const from = Form.useWatch('from', form);
  const to = Form.useWatch('to', form);
  const material = useQuery({
    queryKey: [listMaterial.name, organisationId, from, to],
    queryFn: () => call(listMaterial, { organisationId, from, to }),
    enabled: Boolean(organisationId && from && to && from <= to),
    placeholderData: (before) => before,
  });
  const { activities = [], commitments = [], figures = [] } = material.data ?? {};
  if (material.data && activities.length + commitments.length === 0) return <p className="lede">{t.nothingToTell}</p>;
  const optionsOf = (rows: readonly { id: string; text: string }[]) =>
    rows.map((row) => ({ value: row.id, label: row.text }));
  return (
    <>
      {activities.length > 0 ? (
        <Form.Item name="activityIds" label={t.activities}>
          <Checkbox.Group className="choice-list" options={optionsOf(activities)} />
        </Form.Item>
      ) : null}
      {commitments.length > 0 ? (
        <Form.Item name="commitmentIds" label={t.commitments}>
          <Checkbox.Group className="choice-list" options={optionsOf(commitments)} />
        </Form.Item>
      ) : null}
      <Form.Item name="figureIds" label={t.chooseFigures} extra={t.figuresHint}>
        <Checkbox.Group
          className="choice-list"
          options={figures.map((figure) => ({ value: figure.id, label: t.figureOption(figure.name, figure.unit) }))}
        />
      </Form.Item>
    </>
  );
}
