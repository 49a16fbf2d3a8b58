import { accessOffer } from '../capabilities/access/server/index.ts';
import { accessPages } from '../capabilities/access/pages/door.ts';
import { activitiesOffer } from '../capabilities/activities/server/index.ts';
import { activitiesPages } from '../capabilities/activities/pages/door.ts';
import { agreementsOffer } from '../capabilities/agreements/server/index.ts';
import { agreementsPages } from '../capabilities/agreements/pages/door.ts';
import { bulletinsOffer } from '../capabilities/bulletins/server/index.ts';
import { bulletinsPages } from '../capabilities/bulletins/pages/door.ts';
import { commitmentsOffer } from '../capabilities/commitments/server/index.ts';
import { commitmentsPages } from '../capabilities/commitments/pages/door.ts';
import { figuresOffer } from '../capabilities/figures/server/index.ts';
import { figuresPages } from '../capabilities/figures/pages/door.ts';
import { ledgerOffer } from '../capabilities/ledger/server/index.ts';
import { ledgerPages } from '../capabilities/ledger/pages/door.ts';
import { organisationsOffer } from '../capabilities/organisations/server/index.ts';
import { overviewOffer } from '../capabilities/overview/server/index.ts';
import { overviewPages } from '../capabilities/overview/pages/door.ts';
import { peopleOffer } from '../capabilities/people/server/index.ts';
import { threeListsOffer } from '../capabilities/three-lists/server/index.ts';
import { threeListsPages } from '../capabilities/three-lists/pages/door.ts';
import type { Page } from '../platform/pages/page.ts';
import type { Offers } from '../platform/server/offers.ts';
import { activityToEvidence } from './bridges/activity-to-evidence.ts';
import { attendanceToLedger } from './bridges/attendance-to-ledger.ts';

/** The table of contents: every capability by floor, and the bridges between neighbours. */
export const offers: Offers = {
  capabilities: [
    organisationsOffer,
    peopleOffer,
    accessOffer,
    commitmentsOffer,
    activitiesOffer,
    ledgerOffer,
    agreementsOffer,
    threeListsOffer,
    figuresOffer,
    bulletinsOffer,
    overviewOffer,
  ],
  bridges: [attendanceToLedger, activityToEvidence],
};

export const pages: readonly Page[] = [
  ...overviewPages,
  ...accessPages,
  ...threeListsPages,
  ...agreementsPages,
  ...commitmentsPages,
  ...activitiesPages,
  ...ledgerPages,
  ...figuresPages,
  ...bulletinsPages,
];
