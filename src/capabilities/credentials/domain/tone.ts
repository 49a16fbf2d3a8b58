import type { CredentialState } from './model.ts';

type Tone = 'open' | 'doing' | 'waiting' | 'done' | 'late' | 'quiet';

export const stateTone: Readonly<Record<CredentialState, Tone>> = {
  valid: 'done',
  expired: 'waiting',
  revoked: 'late',
};
