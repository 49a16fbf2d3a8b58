import { organisationsWhere, type Actor } from '../../../kernel/actor.ts';
import { civilDateOf, daysBetween, type Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Organisation } from '../../organisations/domain/model.ts';
import { findOrganisations } from '../../organisations/server/door.ts';
import type { NeedCard, NeedShown } from '../contract.ts';
import { coverageOf, isStanding, wholeCoverage } from '../domain/coverage.ts';
import type { Need, StandingClaim } from '../domain/model.ts';
import { listStandingClaims } from './standing.ts';

type Names = ReadonlyMap<string, Organisation>;

function named(names: Names, id: string): { id: string; name: string } {
  return { id, name: names.get(id)?.name ?? '' };
}

function card(need: Need, claims: readonly StandingClaim[], names: Names, now: Instant): NeedCard {
  const { id, title, category, areaText, state, deadlineOn, publishedAt } = need;
  const until = need.fulfilledOn ?? civilDateOf(now);
  return {
    id,
    title,
    category,
    areaText,
    state,
    deadlineOn,
    publishedAt,
    organisation: named(names, need.organisationId),
    asksFor: need.lines.map(({ name, amount, unit }) => ({ name, amount, unit })),
    waitedDays: publishedAt === null ? null : daysBetween(civilDateOf(publishedAt), until),
    coverage: wholeCoverage(need, claims),
  };
}

/** Needs as the wall and the lists show them. */
export async function cardsOf(tx: Tx, needs: readonly Need[], now: Instant): Promise<NeedCard[]> {
  const claims = await listStandingClaims(tx, needs);
  const names = await findOrganisations(tx, [...new Set(needs.map((need) => need.organisationId))]);
  return needs.map((need) => {
    const own = claims.filter((claim) => claim.needId === need.id);
    return card(need, own, names, now);
  });
}

/** One need with all that the public may know of it, and in whose name the caller may claim. */
export async function showNeed(
  tx: Tx,
  need: Need,
  claims: readonly StandingClaim[],
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
): Promise<NeedShown> {
  const mine = organisationsWhere(actor, ['clerk']).filter((id) => id !== need.organisationId);
  const providers = claims.map((claim) => claim.organisationId);
  const names = await findOrganisations(tx, [...new Set([need.organisationId, ...providers, ...mine])]);
  return {
    ...card(need, claims, names, now),
    description: need.description,
    contactRole: need.contactRole,
    origin: need.origin,
    fulfilledOn: need.fulfilledOn,
    lines: need.lines.map((line) => ({
      id: line.id,
      no: line.no,
      name: line.name,
      unit: line.unit,
      coverage: coverageOf(line, claims),
    })),
    claims: claims.map((claim) => ({
      ...claim,
      organisation: named(names, claim.organisationId),
      isStanding: isStanding(claim),
    })),
    mayClaimFor: mine.map((id) => named(names, id)).filter((each) => each.name !== ''),
  };
}
