import { holdsAnywhere, isPerson, organisationsWhere, type Actor } from '../../../kernel/actor.ts';
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

/** The organisations whose papers the actor may list: those of the grants, with everything below. */
export async function reachOf(tx: Tx, actor: Actor, wanted?: string): Promise<string[]> {
  if (!isPerson(actor)) return [];
  const roles = (['clerk', 'coordinator', 'auditor'] as const).filter((role) => holdsAnywhere(actor, role));
  const reach = new Set<string>();
  for (const id of organisationsWhere(actor, roles)) {
    for (const below of await listSubtreeIds(tx, id)) reach.add(below);
  }
  return wanted === undefined ? [...reach] : [...reach].filter((id) => id === wanted);
}

/** The organisations for which the actor keeps records as a clerk, with everything below. */
export async function deskOf(tx: Tx, actor: Actor): Promise<string[]> {
  const reach = new Set<string>();
  for (const id of organisationsWhere(actor, ['clerk'])) {
    for (const below of await listSubtreeIds(tx, id)) reach.add(below);
  }
  return [...reach];
}
