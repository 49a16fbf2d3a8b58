import { cutPage, type OutputOf } from '../../../../kernel/contract.ts';
import { civilDateOf, type CivilDate } from '../../../../kernel/days.ts';
import { refuse } from '../../../../kernel/decision.ts';
import { answer } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import * as contract from '../../contract/profile.ts';
import { readCreditCode } from '../../domain/credit-code.ts';
import type { Organisation } from '../../domain/model.ts';
import * as policy from '../../domain/policy.ts';
import { regionState } from '../../domain/regions.ts';
import { namesOf, shown, shownName } from '../present.ts';
import { listAlliancesByIds, listStaysOf } from '../store-alliances.ts';
import { listLiaisons } from '../store-liaisons.ts';
import { findMerger, listMoves } from '../store-merging.ts';
import { listNames, searchOrganisations as search } from '../store-names.ts';
import { listEditions } from '../store-regions.ts';
import * as store from '../store.ts';

export const searchOrganisations = answer(contract.searchOrganisations, async ({ tx, input }) => {
  const page = cutPage(await search(tx, input), input.limit, ({ organisation }) => organisation.id);
  const parentIds = page.items.flatMap(({ organisation }) => organisation.parentId ?? []);
  const nameOf = await namesOf(tx, parentIds);
  return {
    ...page,
    items: page.items.map(({ organisation, foundBy }) => ({
      ...shown(organisation),
      creditCode: organisation.creditCode,
      parentName: organisation.parentId ? nameOf(organisation.parentId).name : null,
      foundBy,
    })),
  };
});

type Profile = OutputOf<typeof contract.getProfile>;
const MOST_NEIGHBOURS = 200;

const named = ({ id, name }: Organisation) => ({ id, name });

async function neighboursOf(tx: Tx, organisation: Organisation) {
  const { id, lineage, hostOrganisationId } = organisation;
  const nameOf = await namesOf(tx, [...lineage, ...(hostOrganisationId ? [hostOrganisationId] : [])]);
  const below = await store.listTied(tx, 'parent_id', id, MOST_NEIGHBOURS + 1);
  return {
    above: lineage.slice(1).toReversed().map(nameOf),
    below: below.slice(0, MOST_NEIGHBOURS).map((child) => ({ ...named(child), kind: child.kind })),
    isBelowCut: below.length > MOST_NEIGHBOURS,
    host: hostOrganisationId ? nameOf(hostOrganisationId) : null,
    hosts: (await store.listTied(tx, 'host_organisation_id', id, MOST_NEIGHBOURS)).map(named),
    absorbed: (await store.listTied(tx, 'merged_into_id', id, MOST_NEIGHBOURS)).map(named),
  };
}

async function alliancesOf(tx: Tx, organisationId: string): Promise<Profile['alliances']> {
  const stays = await listStaysOf(tx, organisationId);
  const ids = stays.map(({ allianceId }) => allianceId);
  const alliances = await listAlliancesByIds(tx, ids);
  return stays.flatMap(({ allianceId, part, from, until }) => {
    const alliance = alliances.get(allianceId);
    if (!alliance) return [];
    const { id, name, kind } = alliance;
    return [{ id, name, kind, part, joinedOn: from, leftOn: until }];
  });
}

async function historyOf(tx: Tx, organisation: Organisation) {
  const moves = await listMoves(tx, organisation.id);
  const merger = organisation.mergedIntoId ? await findMerger(tx, organisation.id) : undefined;
  const ids = moves.flatMap((move) => [move.from_parent_id, move.to_parent_id]);
  const nameOf = await namesOf(tx, merger ? [...ids, merger.into_organisation_id] : ids);
  return {
    mergedInto: merger
      ? { ...nameOf(merger.into_organisation_id), on: merger.merged_on, documentNo: merger.document_no }
      : null,
    moves: moves.map((move) => ({
      from: nameOf(move.from_parent_id),
      to: nameOf(move.to_parent_id),
      on: move.moved_on,
      documentNo: move.document_no,
    })),
  };
}

async function profileOf(tx: Tx, organisation: Organisation, today: CivilDate): Promise<Profile> {
  const { id, regionCode, creditCode, nameFrom } = organisation;
  const region = regionState(await listEditions(tx, [regionCode]), regionCode, today);
  const liaisons = await listLiaisons(tx, id);
  return {
    ...shown(organisation),
    ...(await neighboursOf(tx, organisation)),
    ...(await historyOf(tx, organisation)),
    creditCode,
    nameFrom,
    region: { ...region, successors: [...region.successors] },
    names: (await listNames(tx, id)).map(shownName),
    alliances: await alliancesOf(tx, id),
    liaisonPosts: liaisons.filter(({ until }) => until === null).map(({ post, from }) => ({ post, from })),
  };
}

export const getProfile = answer(contract.getProfile, async ({ tx, input, now }) => {
  const organisation = await store.findOrganisation(tx, input.organisationId);
  return organisation ? profileOf(tx, organisation, civilDateOf(now)) : refuse('organisation-not-found');
});

export const getInside = answer(contract.getInside, async ({ actor, tx, input, now }) => {
  const organisation = await store.findOrganisation(tx, input.organisationId);
  if (!organisation) return refuse('organisation-not-found');
  const reading = organisation.creditCode === null ? undefined : readCreditCode(organisation.creditCode);
  return {
    ...(await profileOf(tx, organisation, civilDateOf(now))),
    lineage: [...organisation.lineage],
    isCreditCodeOdd: reading?.ok === true && reading.isOrganisationCodeOdd,
    liaisons: policy.maySeeLiaisons(actor, organisation) ? await listLiaisons(tx, organisation.id) : null,
    mayKeep: policy.mayKeep(actor, organisation),
    mayNameLiaison: policy.mayNameLiaison(actor, organisation),
  };
});
