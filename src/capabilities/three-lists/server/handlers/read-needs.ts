import { isPerson, type Actor } from '../../../../kernel/actor.ts';
import { cutPage, Id } from '../../../../kernel/contract.ts';
import { Instant } from '../../../../kernel/days.ts';
import { refuse } from '../../../../kernel/decision.ts';
import { answer } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { isPublicState } from '../../../commitments/domain/model.ts';
import { findOrganisation, listReachIds } from '../../../organisations/server/door.ts';
import * as contract from '../../contract.ts';
import { NeedState, type NeedMatter, type StandingClaim } from '../../domain/model.ts';
import { deskActions, maySeeDesk, mayTake } from '../../domain/policy.ts';
import { words } from '../../messages/words.ts';
import { cardsOf, showNeed } from '../present.ts';
import { listStandingClaims } from '../standing.ts';
import * as store from '../store.ts';

function asWallKey(after: string | undefined): store.WallKey | null {
  const [rank, publishedAt, id] = after?.split('~') ?? [];
  const [at, key] = [Instant.safeParse(publishedAt), Id.safeParse(id)];
  if (!/^[0-2]$/.test(rank ?? '') || !at.success || !key.success) return null;
  return { rank: Number(rank), publishedAt: at.data, id: key.data };
}

const isOnWall = (state: NeedState): boolean => state === 'open' || state === 'fulfilled';

export const listNeeds = answer(contract.listNeeds, async ({ tx, input, now }) => {
  const filter = {
    category: input.category ?? null,
    state: input.state ?? null,
    clauseId: input.clauseId ?? null,
  };
  const page = { after: asWallKey(input.after), limit: input.limit + 1 };
  const needs = await store.listWall(tx, filter, page);
  const cut = cutPage(needs, input.limit, (need) => `${need.rank}~${need.publishedAt}~${need.id}`);
  return { items: await cardsOf(tx, cut.items, now), next: cut.next };
});

/** What is not on the wall is not there for the public, whatever its state. */
export const getNeed = answer(contract.getNeed, async ({ tx, input, actor, now }) => {
  const need = await store.findNeed(tx, input.needId);
  if (!need || !isOnWall(need.state)) return refuse('need-not-found');
  const claims = await listStandingClaims(tx, [need]);
  return showNeed(
    tx,
    need,
    claims.filter((claim) => isPublicState(claim.state)),
    { actor, now },
  );
});

/** All organisations whose needs the actor works with: those of the grants and everything below them. */
export async function listDeskOrganisationIds(tx: Tx, actor: Actor): Promise<string[]> {
  return listReachIds(tx, actor, ['clerk', 'coordinator', 'auditor']);
}

export const listNeedsForDesk = answer(contract.listNeedsForDesk, async ({ tx, input, actor, now }) => {
  const organisationIds = await listDeskOrganisationIds(tx, actor);
  const states = input.state ? [input.state] : NeedState.options;
  const page = { after: Id.safeParse(input.after).data ?? null, limit: input.limit + 1 };
  const needs = await store.listNeedsOf(tx, { organisationIds, states }, page);
  const cut = cutPage(needs, input.limit, (need) => need.id);
  return { items: await cardsOf(tx, cut.items, now), next: cut.next };
});

function actionsFor(actor: Actor, need: NeedMatter, claims: readonly StandingClaim[], locale: 'zh-CN' | 'en') {
  const sentences = words[locale].refusals;
  return deskActions.map((action) => {
    const open = mayTake(actor, need, action, claims);
    return open.ok ? { action, allowed: true } : { action, allowed: false, because: sentences[open.refusal] };
  });
}

/** Those who work for the requester see it in every state; other clerks see what is on the wall, to claim from it. */
export const getNeedForDesk = answer(contract.getNeedForDesk, async ({ tx, input, actor, now, locale }) => {
  const need = await store.findNeed(tx, input.needId);
  const requester = need && (await findOrganisation(tx, need.organisationId));
  if (!need || !requester || !isPerson(actor)) return refuse('need-not-found');
  const matter = { ...need, requester };
  if (!isOnWall(need.state) && !maySeeDesk(actor, matter)) return refuse('need-not-found');
  const claims = await listStandingClaims(tx, [need]);
  return {
    ...(await showNeed(tx, need, claims, { actor, now })),
    reason: maySeeDesk(actor, matter) ? need.reason : null,
    actions: actionsFor(actor, matter, claims, locale),
  };
});
