import { instantAt } from '../../kernel/days.ts';
import type { Origin } from '../../kernel/origin.ts';
import * as attendance from '../../capabilities/activities/contract/attendance.ts';
import * as activities from '../../capabilities/activities/contract.ts';
import type { SegmentKind } from '../../capabilities/activities/domain/model.ts';
import * as agreements from '../../capabilities/agreements/contract.ts';
import * as steps from '../../capabilities/commitments/contract/steps.ts';
import * as lists from '../../capabilities/three-lists/contract.ts';
import type { NeedCategory } from '../../capabilities/three-lists/domain/model.ts';
import type { Company } from './company.ts';
import type { Player } from './stage.ts';

type ClauseScene = {
  readonly key: string;
  readonly text: string;
  readonly provider: string;
  readonly requester: string;
  readonly amount: number;
  readonly unit: string;
  readonly dueOn: string;
  readonly way?: 'direct' | 'by-needs';
};

export type AgreementScene = {
  readonly key: string;
  readonly title: string;
  readonly purpose: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly main: readonly string[];
  readonly supporting?: readonly string[];
  readonly clauses: readonly ClauseScene[];
  /** Who writes it; then who agrees for which party. */
  readonly writer: string;
  readonly consents: readonly (readonly [player: string, organisation: string])[];
};

export type Drafted = { readonly id: string; readonly clauseOrigin: (key: string) => Origin };

/** Writes an agreement and puts it before the parties. */
export async function proposeAgreement(company: Company, scene: AgreementScene): Promise<Drafted> {
  const { stage } = company;
  const id = stage.idFor(`agreement/${scene.key}`);
  const clauseId = (key: string) => stage.idFor(`agreement/${scene.key}/clause/${key}`);
  const clauseIds = new Map(scene.clauses.map((clause) => [clause.key, clauseId(clause.key)]));
  const { title, purpose, startsOn, endsOn, main, supporting = [] } = scene;
  await stage.does(company.player(scene.writer), agreements.draftAgreement, {
    id,
    title,
    purpose,
    startsOn,
    endsOn,
    parties: [
      ...main.map((key) => ({ organisationId: company.org(key), role: 'main' as const })),
      ...supporting.map((key) => ({ organisationId: company.org(key), role: 'supporting' as const })),
    ],
    clauses: scene.clauses.map((clause) => ({
      id: clauseIds.get(clause.key) ?? '',
      text: clause.text,
      providerOrganisationId: company.org(clause.provider),
      requesterOrganisationId: company.org(clause.requester),
      target: { amount: clause.amount, unit: clause.unit },
      from: startsOn,
      dueOn: clause.dueOn,
      way: clause.way ?? 'direct',
    })),
  });
  await stage.does(company.player(scene.writer), agreements.proposeAgreement, { agreementId: id });
  return { id, clauseOrigin: (key) => ({ capability: 'agreements', id: clauseIds.get(key) ?? '' }) };
}

export type Signed = Drafted & {
  /** The commitment made at the signature from a direct clause. */
  readonly commitmentOf: (clauseKey: string) => string;
};

/** The parties agree one by one, then it is signed on the day of the stage. */
export async function signAgreement(
  company: Company,
  drafted: Drafted,
  scene: AgreementScene,
  placeText: string,
): Promise<Signed> {
  const { stage } = company;
  for (const [player, organisation] of scene.consents) {
    const consent = { agreementId: drafted.id, organisationId: company.org(organisation) };
    await stage.does(company.player(player), agreements.agreeToAgreement, consent);
  }
  const signedOn = stage.today;
  const signing = { agreementId: drafted.id, signedOn, placeText };
  const signed = await stage.does(company.player(scene.writer), agreements.signAgreement, signing);
  const made = new Map(signed.commitments.map((each) => [each.clauseId, each.id]));
  return { ...drafted, commitmentOf: (key) => made.get(drafted.clauseOrigin(key).id) ?? '' };
}

export type NeedScene = {
  readonly key: string;
  readonly organisation: string;
  readonly writer: string;
  readonly title: string;
  readonly category: NeedCategory;
  readonly description: string;
  readonly areaText: string;
  readonly deadlineOn: string;
  readonly contactRole: string;
  readonly lines: readonly (readonly [name: string, amount: number, unit: string])[];
  readonly clause?: Origin;
};

export type Written = { readonly needId: string; readonly lineIds: readonly string[] };

/** Writes a need and hands it to the coordinator. */
export async function submitNeed(company: Company, scene: NeedScene): Promise<Written> {
  const { stage } = company;
  const { key, organisation, writer, clause, lines, ...text } = scene;
  const needId = stage.idFor(`need/${key}`);
  const lineIds = lines.map(([name]) => stage.idFor(`need/${key}/line/${name}`));
  await stage.does(company.player(writer), lists.draftNeed, {
    id: needId,
    organisationId: company.org(organisation),
    ...(clause ? { origin: clause } : {}),
    ...text,
    lines: lines.map(([name, amount, unit], index) => ({ id: lineIds[index] ?? '', name, amount, unit })),
  });
  await stage.does(company.player(writer), lists.submitNeed, { needId });
  return { needId, lineIds };
}

/** Writes a need that the coordinator then puts on the wall. */
export async function publishNeed(company: Company, scene: NeedScene): Promise<Written> {
  const written = await submitNeed(company, scene);
  await company.stage.does(company.player('coordinator'), lists.publishNeed, { needId: written.needId });
  return written;
}

export type ClaimScene = {
  readonly by: string;
  readonly organisation: string;
  readonly amount: number;
  readonly plan: string;
  readonly firstContactOn: string;
  readonly finishOn: string;
  /** Which line, counted from zero. */
  readonly line?: number;
};

/** An organisation takes over a part of a need. Returns the commitment that was proposed. */
export async function claim(company: Company, need: Written, scene: ClaimScene): Promise<string> {
  const { by, organisation, line = 0, ...rest } = scene;
  const lineId = need.lineIds[line] ?? '';
  const claimed = await company.stage.does(company.player(by), lists.claimNeed, {
    needId: need.needId,
    id: company.stage.idFor(`claim/${lineId}/${organisation}`),
    lineId,
    organisationId: company.org(organisation),
    ...rest,
  });
  return claimed.commitmentId;
}

export async function acceptClaim(company: Company, requester: string, commitmentId: string): Promise<void> {
  await company.stage.does(company.player(requester), steps.acceptClaim, { commitmentId });
}

export async function start(company: Company, provider: string, commitmentId: string): Promise<void> {
  await company.stage.does(company.player(provider), steps.startWork, { commitmentId });
}

export type Kept = { readonly amount: number; readonly note: string };

/** Records a part of the promise as kept today. */
export async function keep(company: Company, provider: string, commitmentId: string, kept: Kept): Promise<void> {
  const { stage } = company;
  const id = stage.idFor(`fulfilment/${commitmentId}`);
  await stage.does(company.player(provider), steps.recordFulfilment, { commitmentId, id, on: stage.today, ...kept });
}

type EvidenceKind = 'text-report' | 'signed-form' | 'list' | 'photo' | 'official-document';
export type Shown = { readonly kind: EvidenceKind; readonly text: string };

export async function show(company: Company, provider: string, commitmentId: string, shown: Shown): Promise<void> {
  const id = company.stage.idFor(`evidence/${commitmentId}/${shown.kind}/${shown.text}`);
  await company.stage.does(company.player(provider), steps.addEvidence, { commitmentId, id, ...shown });
}

export async function reportDone(company: Company, provider: string, commitmentId: string): Promise<void> {
  await company.stage.does(company.player(provider), steps.reportDone, { commitmentId });
}

export async function accept(company: Company, requester: string, commitmentId: string, comment: string) {
  const input = { commitmentId, satisfaction: 5, comment };
  await company.stage.does(company.player(requester), steps.acceptWork, input);
}

export async function closeOut(company: Company, closer: string, commitmentId: string): Promise<void> {
  await company.stage.does(company.player(closer), steps.closeOut, { commitmentId });
}

export type ActivityScene = {
  readonly key: string;
  readonly title: string;
  readonly content: string;
  readonly placeText: string;
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly capacity: number | null;
  readonly organisation: string;
  /** Who drafts and publishes it, and who leads it. */
  readonly writer: string;
  readonly leader: string;
  readonly origin?: Origin;
  readonly segments: readonly (readonly [kind: SegmentKind, title: string, from: string, to: string])[];
};

export type Announced = {
  readonly activityId: string;
  readonly segmentIds: readonly string[];
  readonly leader: string;
};

/** Drafts and publishes an activity with all that an announcement must say (VOL-17). */
export async function announce(company: Company, scene: ActivityScene): Promise<Announced> {
  const { stage } = company;
  const { key, date, from, to, organisation, writer, leader, origin, segments, ...text } = scene;
  const activityId = stage.idFor(`activity/${key}`);
  const segmentIds = segments.map((_, index) => stage.idFor(`activity/${key}/segment/${index}`));
  await stage.does(company.player(writer), activities.draftActivity, {
    id: activityId,
    organisationId: company.org(organisation),
    origin: origin ?? null,
    ...text,
    startsAt: instantAt(date, from),
    endsAt: instantAt(date, to),
    conditions: '年满 18 周岁，身体健康，愿意服从现场安排。',
    risks: '户外时注意防晒补水；无其他特别风险。',
    guarantees: '提供饮水和志愿者人身意外保险，由组织单位承担。',
    howToSignUp: '在本页报名；没有手机的，请联络员代报。',
    leaderPersonId: company.player(leader).personId,
    segments: segments.map(([kind, title, segmentFrom, segmentTo], index) => ({
      id: segmentIds[index] ?? '',
      kind,
      title,
      startsAt: instantAt(date, segmentFrom),
      endsAt: instantAt(date, segmentTo),
    })),
  });
  await stage.does(company.player(writer), activities.publishActivity, { activityId });
  return { activityId, segmentIds, leader };
}

export async function signUpAll(company: Company, activity: Announced, people: readonly Player[]): Promise<void> {
  for (const person of people) {
    await company.stage.does(person, activities.signUp, { activityId: activity.activityId });
  }
}

/** The leader says who was there, segment by segment. Returns the roll calls for whoever countersigns. */
export async function callRolls(company: Company, activity: Announced, present: readonly Player[]): Promise<string[]> {
  const { stage } = company;
  const leader = company.player(activity.leader);
  const { activityId } = activity;
  await stage.does(leader, activities.endActivity, { activityId });
  const rollCallIds = [];
  for (const segmentId of activity.segmentIds) {
    const lines = present.map((person) => ({ personId: person.personId }));
    const called = await stage.does(leader, attendance.callRoll, { activityId, segmentId, lines });
    rollCallIds.push(called.rollCallId);
  }
  return rollCallIds;
}

/** Another person confirms every roll call, and the activity is settled. */
export async function confirmRolls(company: Company, activity: Announced, by: string, rollCallIds: readonly string[]) {
  const { activityId } = activity;
  for (const [index, segmentId] of activity.segmentIds.entries()) {
    const rollCallId = rollCallIds[index] ?? '';
    await company.stage.does(company.player(by), attendance.countersign, { activityId, segmentId, rollCallId });
  }
  await company.stage.does(company.player(by), activities.settleActivity, { activityId });
}
