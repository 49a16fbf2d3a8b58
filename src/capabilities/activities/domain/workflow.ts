import { workflow } from '../../../kernel/transitions.ts';
import type { ActivityState, SignUpState } from './model.ts';

export type ActivityAction = 'revise' | 'publish' | 'cancel' | 'call-roll' | 'countersign' | 'end' | 'settle';
export type ActivityParty = 'organiser' | 'leader' | 'countersigner';

/** The life of an activity. Calling and countersigning change its segments, so they lead back to the same state. */
export const activityWorkflow = workflow<ActivityState, ActivityAction, ActivityParty>({
  name: 'activity',
  rule: 'W8',
  start: 'draft',
  ends: ['settled', 'cancelled'],
  transitions: [
    { from: ['draft'], action: 'revise', to: 'draft', by: ['organiser', 'leader'] },
    {
      from: ['draft'],
      action: 'publish',
      to: 'recruiting',
      by: ['organiser', 'leader'],
      needs: ['everything VOL-17 asks', 'at least one segment within the activity'],
    },
    { from: ['recruiting'], action: 'call-roll', to: 'recruiting', by: ['leader'], needs: ['the segment has begun'] },
    { from: ['ended'], action: 'call-roll', to: 'ended', by: ['leader'], needs: ['the segment has begun'] },
    {
      from: ['recruiting'],
      action: 'countersign',
      to: 'recruiting',
      by: ['countersigner'],
      needs: ['a roll call by somebody else', 'the segment is over'],
    },
    {
      from: ['ended'],
      action: 'countersign',
      to: 'ended',
      by: ['countersigner'],
      needs: ['a roll call by somebody else', 'the segment is over'],
    },
    { from: ['recruiting'], action: 'end', to: 'ended', by: ['organiser', 'leader'], needs: ['it has begun'] },
    { from: ['ended'], action: 'settle', to: 'settled', by: ['organiser', 'leader'], needs: ['all countersigned'] },
    { from: ['draft', 'recruiting'], action: 'cancel', to: 'cancelled', by: ['organiser'], needs: ['a reason'] },
  ],
});

export type SignUpAction = 'give-place' | 'withdraw';
export type SignUpParty = 'participant' | 'the product';

/** Everybody arrives waiting; with a place free, it is given in the same breath. */
export const signUpWorkflow = workflow<SignUpState, SignUpAction, SignUpParty>({
  name: 'sign-up',
  rule: 'W8',
  start: 'waiting',
  ends: ['withdrawn'],
  transitions: [
    { from: ['waiting'], action: 'give-place', to: 'confirmed', by: ['the product'], needs: ['a free place'] },
    {
      from: ['waiting', 'confirmed'],
      action: 'withdraw',
      to: 'withdrawn',
      by: ['participant'],
      needs: ['it has not begun'],
    },
  ],
});
