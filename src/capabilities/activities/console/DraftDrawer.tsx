import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Role } from '../../../kernel/actor.ts';
import type { Origin } from '../../../kernel/origin.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { MomentInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { ServedSelect } from '../../../platform/console/parts/ServedSelect.tsx';
import { useGo } from '../../../platform/console/use-address.ts';
import { useMe } from '../../../platform/console/use-me.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { draftActivity, reviseActivity } from '../contract.ts';
import type { SegmentKind } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { LeaderField } from './LeaderField.tsx';

/** Who holds one of these over an organisation may draft for it. */
const DRAFTING: readonly Role[] = ['leader', 'clerk', 'coordinator'];

type SegmentTyped = { id?: string; kind: SegmentKind; title: string; startsAt?: string; endsAt?: string };
type Values = {
  organisationId: string;
  title: string;
  startsAt: string;
  endsAt: string;
  signUpClosesAt?: string;
  placeText?: string;
  content?: string;
  capacity?: number;
  conditions?: string;
  howToSignUp?: string;
  risks?: string;
  guarantees?: string;
  leaderPersonId?: string;
  origin?: Origin;
  segments?: SegmentTyped[];
};

/** What a draft holds already, when it is to be revised. */
export type Drafted = Omit<Partial<Values>, 'origin'> & { readonly id: string };

type DraftDrawerProps = {
  readonly drafted?: Drafted;
  /** The matter that a new activity serves, when it was begun there. */
  readonly serves?: Origin;
  readonly onClose: () => void;
};

/** One drawer for a new draft and for revising one. Without segments of its own the whole time is volunteer service. */
export function DraftDrawer({ drafted, serves, onClose }: DraftDrawerProps): ReactNode {
  const { console: t, kinds } = useWords(words);
  const me = useMe();
  const go = useGo();
  const draft = useWrite(draftActivity, { said: t.done, onDone: ({ id }) => go(`/activities/${id}`) });
  const revise = useWrite(reviseActivity, { said: t.done, onDone: onClose });
  const running = me.grants.filter(({ role, thing }) => !thing && DRAFTING.includes(role));
  const organisations = new Map(running.map((grant) => [grant.organisationId, grant.organisationName]));
  const [first] = organisations.keys();
  const send = ({ organisationId, origin, segments, ...typed }: Values) => {
    const plan = {
      ...typed,
      leaderPersonId: typed.leaderPersonId ?? null,
      segments: asSegments(segments ?? [], typed, kinds['volunteer-service']),
    };
    return drafted
      ? revise.send({ ...plan, activityId: drafted.id })
      : draft.send({ ...plan, id: newId(), organisationId, origin: origin ?? null });
  };
  const { sending, problem } = drafted ? revise : draft;
  return (
    <FormDrawer<Values>
      title={drafted ? t.revise : t.draft}
      open
      onClose={onClose}
      onSend={send}
      sending={sending}
      problem={problem}
      initialValues={drafted ?? { organisationId: first ?? '', origin: serves }}
    >
      {drafted ? null : (
        <Form.Item name="organisationId" label={t.fields.organisation} rules={[{ required: true }]}>
          <Select options={[...organisations].map(([value, label]) => ({ value, label }))} />
        </Form.Item>
      )}
      {drafted ? null : (
        <Form.Item name="origin" label={t.fields.serves}>
          <ServedSelect asker="activity" />
        </Form.Item>
      )}
      <PlanFields />
      <Leader organisationId={drafted?.organisationId} />
      <SegmentFields />
    </FormDrawer>
  );
}

/** The organisation of a draft stands; that of a new one is the one chosen above. */
function Leader({ organisationId }: { readonly organisationId: string | undefined }): ReactNode {
  const chosen = Form.useWatch<string | undefined>('organisationId');
  return <LeaderField organisationId={organisationId ?? chosen} />;
}

function asSegments(typed: readonly SegmentTyped[], whole: { startsAt: string; endsAt: string }, title: string) {
  const { startsAt, endsAt } = whole;
  if (typed.length === 0) {
    return [{ id: newId(), kind: 'volunteer-service' as const, title, startsAt, endsAt }];
  }
  return typed.map((segment) => ({
    ...segment,
    id: segment.id ?? newId(),
    startsAt: segment.startsAt ?? startsAt,
    endsAt: segment.endsAt ?? endsAt,
  }));
}

function PlanFields(): ReactNode {
  const { fields } = useWords(words).console;
  const required = [{ required: true }];
  return (
    <>
      <Form.Item name="title" label={fields.title} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="startsAt" label={fields.startsAt} rules={required}>
        <MomentInput />
      </Form.Item>
      <Form.Item name="endsAt" label={fields.endsAt} rules={required}>
        <MomentInput />
      </Form.Item>
      <Form.Item name="signUpClosesAt" label={fields.signUpClosesAt}>
        <MomentInput />
      </Form.Item>
      <Form.Item name="placeText" label={fields.place}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="content" label={fields.content}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} />
      </Form.Item>
      <Form.Item name="capacity" label={fields.capacity}>
        <InputNumber min={1} max={20_000} precision={0} />
      </Form.Item>
      {(['conditions', 'howToSignUp', 'risks', 'guarantees'] as const).map((name) => (
        <Form.Item key={name} name={name} label={fields[name]}>
          <Input maxLength={300} />
        </Form.Item>
      ))}
    </>
  );
}

function SegmentFields(): ReactNode {
  const { console: t, kinds } = useWords(words);
  const options = Object.entries(kinds).map(([value, label]) => ({ value, label }));
  const required = [{ required: true }];
  return (
    <Form.List name="segments">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row, index) => (
            <fieldset key={row.key}>
              <legend>{t.segmentNo(index + 1)}</legend>
              <Form.Item name={[row.name, 'kind']} label={t.fields.segmentKind} rules={required}>
                <Select options={options} />
              </Form.Item>
              <Form.Item name={[row.name, 'title']} label={t.fields.segmentTitle} rules={required}>
                <Input maxLength={80} />
              </Form.Item>
              <Form.Item name={[row.name, 'startsAt']} label={t.fields.startsAt} extra={t.segmentTimes}>
                <MomentInput />
              </Form.Item>
              <Form.Item name={[row.name, 'endsAt']} label={t.fields.endsAt}>
                <MomentInput />
              </Form.Item>
              <Button onClick={() => remove(row.name)}>{t.fields.removeSegment}</Button>
            </fieldset>
          ))}
          <Button onClick={() => add({ kind: 'volunteer-service' })}>{t.fields.addSegment}</Button>
        </>
      )}
    </Form.List>
  );
}
