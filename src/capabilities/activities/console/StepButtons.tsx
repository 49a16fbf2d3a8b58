import { Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { cancelActivity, endActivity, publishActivity, settleActivity } from '../contract.ts';
import { missingForPublishing } from '../domain/rules.ts';
import { words } from '../messages/words.ts';
import type { Managed } from './ActivityDetail.tsx';

type Steps = Managed['steps'];

/** The step that is next stands in red; one that is not open yet says why, in the words of the server's refusal. */
export function StepButtons({ activity }: { readonly activity: Managed }): ReactNode {
  const { console: t } = useWords(words);
  const publish = useWrite(publishActivity, { said: t.done });
  const end = useWrite(endActivity, { said: t.done });
  const settle = useWrite(settleActivity, { said: t.done });
  const [cancelling, setCancelling] = useState(false);
  const whyNot = useWhyNot(activity);
  const next = { draft: 'publish', recruiting: 'end', ended: 'settle' } as const;
  const step = activity.state in next ? next[activity.state as keyof typeof next] : null;
  const write = { publish, end, settle };
  return (
    <>
      {step ? (
        <ActionButton
          main
          sending={write[step].sending}
          disabledBecause={whyNot(step)}
          onClick={() => void write[step].send({ activityId: activity.id })}
        >
          {t[step]}
        </ActionButton>
      ) : null}
      {activity.steps.cancel.isOpen ? (
        <ActionButton onClick={() => setCancelling(true)}>{t.cancel}</ActionButton>
      ) : null}
      {step ? <ProblemNotice problem={write[step].problem} /> : null}
      {cancelling ? <CancelDrawer activityId={activity.id} onClose={() => setCancelling(false)} /> : null}
    </>
  );
}

/** The reason why a step is closed as a sentence; null when it is open. */
function useWhyNot(activity: Managed): (step: keyof Steps) => string | null {
  const { refusals } = useWords(words);
  return (step) => {
    const { isOpen, because } = activity.steps[step];
    if (isOpen || !because) return null;
    const sentence = refusals[because as keyof typeof refusals];
    if (typeof sentence !== 'function') return sentence ?? because;
    const open = activity.segments.filter((segment) => !segment.isCountersigned).length;
    const missing = missingForPublishing({ ...activity, segments: activity.segments.map(asUncalled) }) ?? '';
    return sentence({ state: activity.state, open, missing });
  };
}

function asUncalled(segment: Managed['segments'][number]) {
  return { ...segment, rollCallId: null, calledBy: null, calledAt: null, countersignedBy: null, countersignedAt: null };
}

type CancelDrawerProps = { readonly activityId: string; readonly onClose: () => void };

function CancelDrawer({ activityId, onClose }: CancelDrawerProps): ReactNode {
  const { console: t } = useWords(words);
  const write = useWrite(cancelActivity, { said: t.done, onDone: onClose });
  return (
    <FormDrawer<{ reason: string }>
      title={t.cancel}
      open
      onClose={onClose}
      onSend={({ reason }) => write.send({ activityId, reason })}
      sending={write.sending}
      problem={write.problem}
    >
      <Form.Item name="reason" label={t.fields.reason} rules={[{ required: true, min: 2, max: 200 }]}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDrawer>
  );
}
