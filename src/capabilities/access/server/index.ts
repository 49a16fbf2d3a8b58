import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { moveDemoClock } from './handlers/demo-clock.ts';
import * as sessions from './handlers/sessions.ts';
import * as signIn from './handlers/sign-in.ts';

export const accessOffer: CapabilityOffer = {
  name: 'access',
  floor: 2,
  words,
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
    sessions.whoAmI,
  ],
  sealed: [{ table: 'access.one_time_code', column: 'phone_sealed', purpose: 'telephone', index: 'phone_index' }],
};
