import { addMinutes } from '../../../kernel/days.ts';
import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import type { Round } from '../../../platform/server/rounds.ts';
import { words } from '../messages/words.ts';
import { endAfterNewPhone, endAfterParting } from './end-after-parting.ts';
import * as assistance from './handlers/assistance.ts';
import { moveDemoClock } from './handlers/demo-clock.ts';
import * as identity from './handlers/identity.ts';
import * as passkeys from './handlers/passkeys.ts';
import * as passwords from './handlers/passwords.ts';
import * as secondFactors from './handlers/second-factors.ts';
import * as sessions from './handlers/sessions.ts';
import * as signIn from './handlers/sign-in.ts';
import * as stepUp from './handlers/step-up.ts';
import { accessPersonalData } from './personal-data.ts';
import { forgetCodesBefore } from './store-sign-in.ts';
import { forgetBefore } from './store-tries.ts';

const DAY_MINUTES = 24 * 60;

/** What serves for minutes is cleared away when it is a day old (SEC-07, SEC-14). Nothing that proves anything goes. */
const clearAway: Round = {
  name: 'access.clear-away',
  everyMinutes: 60,
  apply: async ({ tx, now }) => {
    await forgetCodesBefore(tx, addMinutes(now, -DAY_MINUTES));
    await forgetBefore(tx, addMinutes(now, -DAY_MINUTES));
    return [];
  },
};

export const accessOffer: CapabilityOffer = {
  name: 'access',
  floor: 2,
  words,
  rounds: [clearAway],
  listeners: [endAfterParting, endAfterNewPhone],
  personalData: accessPersonalData,
  handlers: [
    signIn.requestCode,
    signIn.signInWithCode,
    signIn.signInWithPassword,
    signIn.signInAsDemoPerson,
    signIn.listDemoPeople,
    signIn.listMessages,
    moveDemoClock,
    sessions.signOut,
    sessions.signOutEverywhere,
    sessions.listSessions,
    sessions.endSession,
    sessions.whoAmI,
    passwords.setOwnPassword,
    passwords.setFirstPassword,
    assistance.readSignInState,
    assistance.invite,
    assistance.resetSecondFactors,
    secondFactors.listSignInMeans,
    secondFactors.readNewSecrets,
    secondFactors.beginAuthenticator,
    secondFactors.confirmAuthenticator,
    secondFactors.removeAuthenticator,
    secondFactors.makeRecoveryCodes,
    secondFactors.keepRecoveryCodes,
    secondFactors.finishSecondStep,
    passkeys.askPasskey,
    passkeys.signInWithPasskey,
    passkeys.askNewPasskey,
    passkeys.addPasskey,
    passkeys.renamePasskey,
    passkeys.removePasskey,
    identity.readIdentityProvider,
    identity.beginWithIdentity,
    identity.signInWithIdentity,
    identity.linkIdentity,
    identity.unlinkIdentity,
    stepUp.listProofMeans,
    stepUp.proveWithPassword,
    stepUp.proveWithAuthenticator,
    stepUp.requestProofCode,
    stepUp.proveWithCode,
    stepUp.askProofByPasskey,
    stepUp.proveWithPasskey,
    stepUp.proveInDemo,
  ],
  sealed: [
    { table: 'access.one_time_code', column: 'phone_sealed', purpose: 'telephone', index: 'phone_index' },
    { table: 'access.authenticator', column: 'secret_sealed', purpose: 'authenticator' },
    { table: 'access.recovery_code', column: 'code_sealed', purpose: 'recovery-code' },
  ],
};
