import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { listDue } from './due.ts';
import { activityFigures } from './figures.ts';
import { activitiesPersonalData } from './personal-data.ts';
import { activityTies } from './ties.ts';
import * as attendance from './handlers/attendance.ts';
import * as duties from './handlers/duties.ts';
import * as organising from './handlers/organising.ts';
import * as own from './handlers/own.ts';
import * as proofs from './handlers/proofs.ts';
import * as reading from './handlers/reading.ts';
import * as signingUp from './handlers/signing-up.ts';

export const activitiesOffer: CapabilityOffer = {
  name: 'activities',
  floor: 3,
  words,
  handlers: [
    reading.listActivities,
    reading.getActivity,
    reading.listManagedActivities,
    reading.getManagedActivity,
    reading.listLeaders,
    organising.draftActivity,
    organising.reviseActivity,
    organising.publishActivity,
    organising.cancelActivity,
    organising.endActivity,
    organising.settleActivity,
    signingUp.signUp,
    signingUp.withdraw,
    attendance.roster,
    attendance.getRollCall,
    attendance.callRoll,
    attendance.countersign,
    duties.giveDuty,
    duties.listDuties,
    own.myActivities,
    own.myRecord,
    proofs.myProvable,
    proofs.proveOwnService,
    proofs.listServedPeople,
    proofs.issueServiceProof,
  ],
  figures: activityFigures,
  ties: activityTies,
  personalData: activitiesPersonalData,
  due: listDue,
};
