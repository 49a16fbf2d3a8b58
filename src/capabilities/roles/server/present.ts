import { Id } from '../../../kernel/contract.ts';
import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { findOrganisations } from '../../organisations/server/door.ts';
import { findPeople } from '../../people/server/door.ts';
import type { GrantState, ShownGrant } from '../contract.ts';
import { isDeniedOver, isOver, type Denial, type Placed, type RoleGrant } from '../domain/model.ts';
import { place } from './standing.ts';
import { listDenied } from './store-denials.ts';

/** Grants as people read them, with names. What the product gave at set-up was given by nobody. */
export async function showGrants(tx: Tx, grants: readonly RoleGrant[], now: Instant): Promise<ShownGrant[]> {
  const givers = grants.map((grant) => grant.grantedBy).filter((id) => Id.safeParse(id).success);
  const holders = grants.map((grant) => grant.personId);
  const people = await findPeople(tx, [...new Set([...holders, ...givers])]);
  const organisationIds = [...new Set(grants.map((grant) => grant.organisationId))];
  const organisations = await findOrganisations(tx, organisationIds);
  const denied = await listDenied(tx, [...new Set(holders)]);
  const placed = await place(tx, grants);
  return placed.map((grant, index) => ({
    ...grant,
    personName: people.get(grant.personId)?.name ?? '',
    organisationName: organisations.get(grant.organisationId)?.name ?? '',
    grantedByName: people.get(grant.grantedBy)?.name ?? null,
    isGivenOn: grant.underGrantId !== null,
    state: stateOf(placed[index], denied, now),
  }));
}

function stateOf(grant: Placed<RoleGrant> | undefined, denied: readonly Denial[], now: Instant): GrantState {
  if (!grant || isOver(grant, now)) return 'ended';
  const own = denied.filter((denial) => denial.personId === grant.personId);
  if (isDeniedOver(own, grant.role, grant.organisation)) return 'denied';
  return now < grant.fromAt ? 'to-come' : 'held';
}
