import { workflow } from '../../../kernel/transitions.ts';
import type { CredentialState } from './model.ts';

export type CredentialAction = 'expire' | 'revoke';
export type CredentialParty = 'issuer' | 'the product';

/**
 * W8: from issuing to revoking. A paper is issued in one step: the hours it proves were confirmed by a second person of
 * the recording organisation long before, so there is nothing left to ask for.
 */
export const credentialWorkflow = workflow<CredentialState, CredentialAction, CredentialParty>({
  name: 'credential',
  rule: 'W8',
  start: 'valid',
  ends: ['revoked'],
  transitions: [
    { from: ['valid'], action: 'expire', to: 'expired', by: ['the product'], needs: ['its last day is over'] },
    { from: ['valid', 'expired'], action: 'revoke', to: 'revoked', by: ['issuer'], needs: ['a reason'] },
  ],
});
