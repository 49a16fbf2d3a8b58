import type { Company } from '../company.ts';
import { signInJune } from './dongying/agreement.ts';
import { handInAutumnBulletin, issueSummerBulletin } from './dongying/bulletins.ts';
import { claimAtTheFair, publishNeeds } from './dongying/fair.ts';
import { issuePapers } from './dongying/papers.ts';
import { askForRights } from './dongying/rights.ts';
import { helpPupils, holdClinics, leaveThingsOpen } from './dongying/service.ts';
import { buildTheGazebo, buildTheTrack, followUpAndReopen, hangTheLamps } from './dongying/works.ts';

/** The public-welfare pool and fair of a port town: an agreement, the wall of needs, and what became of each claim. */
export async function playDongying(company: Company): Promise<void> {
  const agreement = await signInJune(company);
  const needs = await publishNeeds(company, agreement);
  const claims = await claimAtTheFair(company, needs);
  const trackWork = await buildTheTrack(company, claims);
  await hangTheLamps(company, claims);
  await helpPupils(company, agreement);
  await issueSummerBulletin(company, claims, trackWork);
  await buildTheGazebo(company, claims);
  await followUpAndReopen(company, claims);
  const clinicDay = await holdClinics(company, agreement);
  await leaveThingsOpen(company, claims);
  await issuePapers(company);
  await handInAutumnBulletin(company, claims, clinicDay);
  await askForRights(company);
}
