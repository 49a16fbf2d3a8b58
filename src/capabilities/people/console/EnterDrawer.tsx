import { Form, Input } from 'antd';
import { useRef, type ReactNode } from 'react';
import { today } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useGo } from '../../../platform/console/use-address.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { enterPerson } from '../contract.ts';
import { CHILD_AGE, isUnder } from '../domain/ages.ts';
import { plainPaperNumber, readPaper } from '../domain/papers.ts';
import { words } from '../messages/words.ts';
import { GuardianFields } from './GuardianFields.tsx';
import { toInput, type RecordForm } from './record-form.ts';
import { WhatFields, WhoFields } from './RecordFields.tsx';

type EnterDrawerProps = { readonly open: boolean; readonly onClose: () => void };

/** Enters somebody's data with their consent; the guardian is asked for as soon as the age calls for one. */
export function EnterDrawer({ open, onClose }: EnterDrawerProps): ReactNode {
  const { console: t } = useWords(words);
  const go = useGo();
  // The same ids until it was accepted, so that pressing again after a lost answer enters nobody twice.
  const ids = useRef({ person: newId(), guardian: newId() });
  const write = useWrite(enterPerson, {
    said: t.entered,
    onDone: ({ id }) => {
      ids.current = { person: newId(), guardian: newId() };
      onClose();
      go(`/people/${id}`);
    },
  });
  const send = (form: RecordForm) => {
    const { name = '', organisationId = '', consentReference = '', ...rest } = toInput(form);
    const { guardian } = form;
    const isGuarded = guardian?.name && guardian.relation && guardian.method;
    return write.send({
      ...rest,
      id: ids.current.person,
      name,
      organisationId,
      consentReference,
      guardian: isGuarded ? ({ id: ids.current.guardian, ...guardian } as never) : null,
    });
  };
  return (
    <FormDrawer<RecordForm>
      title={t.add}
      lede={t.addLede}
      open={open}
      onClose={onClose}
      onSend={send}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.add}
    >
      <WhoFields isNew />
      <ChildFields />
      <WhatFields isNew />
      <ConsentField />
    </FormDrawer>
  );
}

function ConsentField(): ReactNode {
  const { console: t, fields } = useWords(words);
  return (
    <Form.Item
      name="consentReference"
      label={fields.consentReference}
      extra={fields.consentHint}
      rules={[{ required: true, message: t.required }]}
    >
      <Input maxLength={60} autoComplete="off" />
    </Form.Item>
  );
}

/** Appears when the date of birth, typed or read from the number, is that of a child. */
function ChildFields(): ReactNode {
  const birthOn = Form.useWatch<string | undefined>('birthOn');
  const paper = Form.useWatch<RecordForm['paper']>('paper');
  const day = today();
  const number = plainPaperNumber(paper?.number ?? '');
  const read = readPaper({ kind: paper?.kind ?? 'resident-id', number }, day);
  const born = birthOn ?? (read.trouble === null ? read.birthOn : null) ?? null;
  return isUnder(CHILD_AGE, born, day) ? <GuardianFields under={['guardian']} /> : null;
}
