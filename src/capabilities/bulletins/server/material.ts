import { holds } from '../../../kernel/actor.ts';
import { allow, refuse } from '../../../kernel/decision.ts';
import { civilDateOf, daysOfMonth, type CivilMonth } from '../../../kernel/days.ts';
import type { Call } from '../../../platform/server/handle.ts';
import { findActivitySummary, listActivitiesIn } from '../../activities/server/door.ts';
import type { ActivitySummary } from '../../activities/domain/model.ts';
import { isPublicState, type CommitmentSummary } from '../../commitments/domain/model.ts';
import { findCommitmentSummary, listCommitmentsIn } from '../../commitments/server/door.ts';
import { figuresOf, findFigure, measure } from '../../../platform/server/figure-offers.ts';
import type { Organisation } from '../../organisations/domain/model.ts';
import { findOrganisation, findOrganisations, listSubtreeIds } from '../../organisations/server/door.ts';
import type * as contract from '../contract.ts';
import * as facts from '../domain/facts.ts';
import type { Bulletin, BulletinFigure, Paragraph } from '../domain/model.ts';
import { tellActivity, tellCommitment, tellPeriod } from '../domain/paragraphs.ts';

type Drafting = Call<typeof contract.draftBulletin>;
type Names = Map<string, Organisation>;

function textOfActivity(activity: ActivitySummary, names: Names): string {
  return tellActivity({ ...activity, organisationName: names.get(activity.organisationId)?.name ?? '' });
}

function textOfCommitment(commitment: CommitmentSummary, names: Names): string {
  return tellCommitment({
    ...commitment,
    providerName: names.get(commitment.providerOrganisationId)?.name ?? '',
    requesterName: names.get(commitment.requesterOrganisationId)?.name ?? '',
  });
}

function namesFor(call: Pick<Drafting, 'tx'>, activities: ActivitySummary[], commitments: CommitmentSummary[]) {
  const ids = [
    ...activities.map((activity) => activity.organisationId),
    ...commitments.flatMap((each) => [each.providerOrganisationId, each.requesterOrganisationId]),
  ];
  return findOrganisations(call.tx, [...new Set(ids)]);
}

/** What happened below an organisation in some months, each with the sentence a bulletin would tell it in. */
export async function listWhatMayBeTold(call: Call<typeof contract.listMaterial>) {
  const { tx, input, actor, offers, locale } = call;
  const issuer = await findOrganisation(tx, input.organisationId);
  if (!issuer || !holds(actor, 'editor', issuer)) return refuse('organisation-not-found', { field: 'organisationId' });
  if (input.to < input.from) return refuse('period-not-valid', { field: 'to' });
  const period = {
    organisationIds: await listSubtreeIds(tx, issuer.id),
    from: daysOfMonth(input.from).first,
    to: daysOfMonth(input.to).last,
  };
  const activities = await listActivitiesIn(tx, period);
  const commitments = await listCommitmentsIn(tx, period);
  const names = await namesFor(call, activities, commitments);
  return {
    activities: activities.map((activity) => ({
      id: activity.id,
      title: activity.title,
      on: civilDateOf(activity.startsAt),
      text: textOfActivity(activity, names),
    })),
    commitments: commitments.map((commitment) => ({
      id: commitment.id,
      title: commitment.title,
      on: commitment.closedOn ?? commitment.dueOn,
      text: textOfCommitment(commitment, names),
    })),
    figures: figuresOf(offers).map(({ id, words }) => ({ id, name: words[locale].name, unit: words[locale].unit })),
  };
}

async function measureAll(
  call: Pick<Drafting, 'tx' | 'offers' | 'now'>,
  organisationId: string,
  wanted: readonly { readonly figureId: string; readonly from: CivilMonth; readonly to: CivilMonth }[],
): Promise<BulletinFigure[] | undefined> {
  const organisationIds = await listSubtreeIds(call.tx, organisationId);
  const measured: BulletinFigure[] = [];
  for (const { figureId, from, to } of wanted) {
    const figure = findFigure(call.offers, figureId);
    if (!figure) return undefined;
    const days = { from: daysOfMonth(from).first, to: daysOfMonth(to).last };
    const { value, text } = await measure(call.tx, figure, { organisationIds, ...days });
    measured.push({ figureId, from, to, value, text, measuredAt: call.now });
  }
  return measured;
}

/** The numbers of a draft as they are now. A figure that is no longer offered keeps its last value. */
export async function measureAgain(call: Pick<Drafting, 'tx' | 'offers' | 'now'>, bulletin: Bulletin) {
  return (await measureAll(call, bulletin.organisationId, bulletin.figures)) ?? bulletin.figures;
}

/** All of them, in the order asked for; undefined when one is missing. One connection answers one at a time. */
async function findEach<Found>(ids: readonly string[], find: (id: string) => Promise<Found | undefined>) {
  const all: Found[] = [];
  for (const id of ids) {
    const found = await find(id);
    if (!found) return undefined;
    all.push(found);
  }
  return all;
}

/** A bulletin tells of its own organisations, and of nothing that was never public or was called off. */
function mayTell(ownIds: readonly string[], told: readonly ActivitySummary[], kept: readonly CommitmentSummary[]) {
  const own = new Set(ownIds);
  return (
    told.every(({ organisationId, state }) => own.has(organisationId) && state !== 'draft' && state !== 'cancelled') &&
    kept.every(
      ({ providerOrganisationId, requesterOrganisationId, state }) =>
        (own.has(providerOrganisationId) || own.has(requesterOrganisationId)) && isPublicState(state),
    )
  );
}

/** Writes the draft: one paragraph for each chosen thing, the numbers measured, the lead from the period. */
export async function composeDraft(call: Drafting, issuer: Organisation) {
  const { tx, input, actor, now, newId } = call;
  const { activityIds, commitmentIds, figures: choice } = input;
  if (activityIds.length + commitmentIds.length === 0) return refuse('material-missing', { field: 'activityIds' });
  if (choice.to < choice.from) return refuse('period-not-valid', { field: 'figures.to' });
  const told = await findEach(activityIds, (id) => findActivitySummary(tx, id));
  const kept = await findEach(commitmentIds, (id) => findCommitmentSummary(tx, id));
  if (!told || !kept || !mayTell(await listSubtreeIds(tx, issuer.id), told, kept)) return refuse('material-not-found');
  const wanted = choice.figureIds.map((figureId) => ({ figureId, from: choice.from, to: choice.to }));
  const figures = await measureAll(call, issuer.id, wanted);
  if (!figures) return refuse('figure-not-found', { field: 'figures.figureIds' });
  const names = await namesFor(call, told, kept);
  const paragraph = (text: string, capability: string, id: string): Paragraph => ({
    id: newId(),
    text,
    source: { capability, id },
  });
  const bulletin: Bulletin = {
    id: input.id,
    organisationId: issuer.id,
    title: input.title,
    lead: tellPeriod(issuer.name, choice.from, choice.to),
    paragraphs: [
      ...told.map((each) => paragraph(textOfActivity(each, names), 'activities', each.id)),
      ...kept.map((each) => paragraph(textOfCommitment(each, names), 'commitments', each.id)),
    ],
    distribution: { report: '', send: '', issue: '' },
    copies: 0,
    state: 'draft',
    figures,
    draftedBy: actor.kind === 'person' ? actor.personId : '',
    draftedAt: now,
    editedBy: [],
    returnReason: null,
    signedBy: null,
    issueNo: null,
    totalNo: null,
    issuedOn: null,
  };
  return allow(bulletin, facts.drafted(bulletin));
}
