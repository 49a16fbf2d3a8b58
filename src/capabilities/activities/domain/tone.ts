import type { ActivityState, SignUpState } from './model.ts';

type Tone = 'open' | 'doing' | 'waiting' | 'done' | 'late' | 'quiet';

export const activityTone: Readonly<Record<ActivityState, Tone>> = {
  draft: 'quiet',
  recruiting: 'open',
  ended: 'waiting',
  settled: 'done',
  cancelled: 'quiet',
};

export const signUpTone: Readonly<Record<SignUpState, Tone>> = {
  confirmed: 'done',
  waiting: 'waiting',
  withdrawn: 'quiet',
};
