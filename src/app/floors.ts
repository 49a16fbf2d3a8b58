import { sheetsOffer } from '../capabilities/sheets/server/index.ts';
import { complaintsPages } from '../capabilities/complaints/pages/door.ts';
import { complaintsOffer } from '../capabilities/complaints/server/index.ts';
import { auditPages } from '../capabilities/audit/pages/door.ts';
import { auditOffer } from '../capabilities/audit/server/index.ts';
import { credentialsPages } from '../capabilities/credentials/pages/door.ts';
import { credentialsOffer } from '../capabilities/credentials/server/index.ts';
import { privacyPages } from '../capabilities/privacy/pages/door.ts';
import { privacyOffer } from '../capabilities/privacy/server/index.ts';
import { noticesPages } from '../capabilities/notices/pages/door.ts';
import { noticesOffer } from '../capabilities/notices/server/index.ts';
import { rolesPages } from '../capabilities/roles/pages/door.ts';
import { rolesOffer } from '../capabilities/roles/server/index.ts';
import { rulebookPages } from '../capabilities/rulebook/pages/door.ts';
import { rulebookOffer } from '../capabilities/rulebook/server/index.ts';
import { peoplePages } from '../capabilities/people/pages/door.ts';
import { organisationsPages } from '../capabilities/organisations/pages/door.ts';
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
import { activityToNotices } from './bridges/activity-to-notices.ts';
import { commitmentToNotices } from './bridges/commitment-to-notices.ts';
import { credentialToNotices } from './bridges/credential-to-notices.ts';
import { privacyToNotices } from './bridges/privacy-to-notices.ts';
import { roleToNotices } from './bridges/role-to-notices.ts';
import { securityToNotices } from './bridges/security-to-notices.ts';
import { attendanceToLedger } from './bridges/attendance-to-ledger.ts';

/** The table of contents: every capability by floor, and the bridges between neighbours. */
export const offers: Offers = {
  capabilities: [
    sheetsOffer,
    organisationsOffer,
    peopleOffer,
    rulebookOffer,
    rolesOffer,
    accessOffer,
    noticesOffer,
    privacyOffer,
    credentialsOffer,
    auditOffer,
    complaintsOffer,
    commitmentsOffer,
    activitiesOffer,
    ledgerOffer,
    agreementsOffer,
    threeListsOffer,
    figuresOffer,
    bulletinsOffer,
    overviewOffer,
  ],
  bridges: [
    attendanceToLedger,
    activityToEvidence,
    activityToNotices,
    commitmentToNotices,
    securityToNotices,
    roleToNotices,
    credentialToNotices,
    privacyToNotices,
  ],
};

export const pages: readonly Page[] = [
  ...overviewPages,
  ...organisationsPages,
  ...peoplePages,
  ...rulebookPages,
  ...rolesPages,
  ...accessPages,
  ...noticesPages,
  ...privacyPages,
  ...credentialsPages,
  ...auditPages,
  ...complaintsPages,
  ...threeListsPages,
  ...agreementsPages,
  ...commitmentsPages,
  ...activitiesPages,
  ...ledgerPages,
  ...figuresPages,
  ...bulletinsPages,
];
