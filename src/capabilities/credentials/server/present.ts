import { holds, organisationsWhere, type Actor, type Role } from '../../../kernel/actor.ts';
import { civilDateOf, type Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Organisation } from '../../organisations/domain/model.ts';
import { findOrganisation, findOrganisations, listSubtreeIds } from '../../organisations/server/door.ts';
import { maskName } from '../../people/domain/model.ts';
import type { Credential } from '../domain/model.ts';
import { isHolder, maySeeNames } from '../domain/policy.ts';
import { stateOf } from '../domain/rules.ts';

/** The holder's name as everybody may see it. An organisation has nothing to hide. */
export function maskedHolderName({ holder, snapshot }: Pick<Credential, 'holder' | 'snapshot'>): string {
  return 'personId' in holder ? maskName(snapshot.holderName) : snapshot.holderName;
}

/** A paper as lists show it. */
export function asCard(credential: Credential, issuer: Organisation, actor: Actor, now: Instant) {
  const { snapshot } = credential;
  const isNamed = isHolder(actor, credential) || maySeeNames(actor, issuer);
  return {
    id: credential.id,
    number: credential.number,
    kind: credential.kind,
    state: stateOf(credential, civilDateOf(now)),
    issuerOrganisationId: credential.issuerOrganisationId,
    issuerName: snapshot.issuerName,
    holderName: isNamed ? snapshot.holderName : maskedHolderName(credential),
    issuedOn: snapshot.issuedOn,
    validUntil: snapshot.validUntil,
    totalMinutes: snapshot.totalMinutes,
  };
}

/** The issuers of these papers. A paper without one would be a fault of ours. */
export async function issuersOf(tx: Tx, credentials: readonly Credential[]) {
  const issuers = await findOrganisations(tx, [...new Set(credentials.map((each) => each.issuerOrganisationId))]);
  return ({ issuerOrganisationId }: Credential): Organisation => {
    const issuer = issuers.get(issuerOrganisationId);
    if (!issuer) throw new Error('A paper stands without its issuer.');
    return issuer;
  };
}

export async function issuerOf(tx: Tx, credential: Credential): Promise<Organisation> {
  const issuer = await findOrganisation(tx, credential.issuerOrganisationId);
  if (!issuer) throw new Error('A paper stands without its issuer.');
  return issuer;
}

/** The organisations over which the actor holds one of these roles, with everything below, less what was denied. */
export async function reachOf(tx: Tx, actor: Actor, roles: readonly Role[]): Promise<Organisation[]> {
  const ids = new Set<string>();
  for (const top of organisationsWhere(actor, roles)) {
    for (const below of await listSubtreeIds(tx, top)) ids.add(below);
  }
  const organisations = await findOrganisations(tx, [...ids]);
  return [...organisations.values()].filter((each) => roles.some((role) => holds(actor, role, each)));
}
