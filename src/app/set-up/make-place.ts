import { makeInvitation } from '../../capabilities/access/server/door.ts';
import { addRoot } from '../../capabilities/organisations/server/door.ts';
import { registerPerson } from '../../capabilities/people/server/door.ts';
import { grantAtSetUp } from '../../capabilities/roles/server/door.ts';
import type { Role } from '../../kernel/actor.ts';
import type { Instant } from '../../kernel/days.ts';
import type { Fact } from '../../kernel/decision.ts';
import type { Database } from '../../platform/server/database.ts';
import { storeFacts } from '../../platform/server/facts.ts';
import type { Doing } from '../../platform/server/handle.ts';
import { newId } from '../../platform/server/ids.ts';
import type { Place } from '../../platform/server/place.ts';
import { addPlaceIn } from '../../platform/server/places.ts';
import { takeSetUpToken } from '../../platform/server/set-up-token.ts';
import { POSTS, type Post, type Wishes } from './wishes.ts';

const roleOf: Readonly<Record<Post, Role>> = {
  system: 'system-administrator',
  security: 'security-administrator',
  audit: 'auditor',
};

export type Invited = { readonly post: Post; readonly name: string; readonly path: string; readonly endsAt: Instant };
export type Made =
  | { readonly ok: true; readonly place: Place; readonly invited: readonly Invited[] }
  | { readonly ok: false; readonly why: 'token-used' | 'slug-taken' | 'prefix-taken' };

class TokenUsed extends Error {}

type Parts = { readonly database: Database; readonly now: Instant; readonly token: string };

/** Makes a place with its root and its three administrators in one transaction, for which the token is used up. */
export async function makePlace({ database, now, token }: Parts, wishes: Wishes): Promise<Made> {
  const { nameZh, nameEn, slug, regionCode, ledgerPrefix } = wishes.place;
  const place: Place = { tenantId: newId(), slug, name: { 'zh-CN': nameZh, en: nameEn }, regionCode, ledgerPrefix };
  try {
    const invited = await database.write(place.tenantId, async (tx) => {
      if (!(await takeSetUpToken(tx, token, now))) throw new TokenUsed();
      await addPlaceIn(tx, place, now);
      const actor = { kind: 'system', tenantId: place.tenantId, name: 'set-up' } as const;
      const { facts, people } = await fillPlace({ tx, actor, place, now, newId }, wishes);
      const stored = facts.map((fact) => ({ fact, actor }));
      await storeFacts(tx, stored, now);
      return people;
    });
    return { ok: true, place, invited };
  } catch (error) {
    if (error instanceof TokenUsed) return { ok: false, why: 'token-used' };
    const { code, constraint = '' } = error as { code?: string; constraint?: string };
    if (code !== '23505' || !constraint.startsWith('place_')) throw error;
    return { ok: false, why: constraint.includes('slug') ? 'slug-taken' : 'prefix-taken' };
  }
}

async function fillPlace(doing: Doing, { root, people, place }: Wishes) {
  const rootId = newId();
  const facts: Fact[] = [];
  facts.push(
    ...(await addRoot(doing, { id: rootId, ...root, hostOrganisationId: null, regionCode: place.regionCode })),
  );
  const invited: Invited[] = [];
  for (const post of POSTS) {
    const [personId, name] = [newId(), people[`${post}Name`]];
    const registration = { id: personId, name, phone: people[`${post}Phone`], organisationId: rootId };
    const registered = await registerPerson(doing, registration);
    if (!registered.ok) throw new Error(`The ${post} administrator could not be registered: ${registered.refusal}.`);
    const grant = { id: newId(), personId, role: roleOf[post], organisationId: rootId };
    const { path, endsAt, fact } = await makeInvitation(doing, personId);
    facts.push(...registered.facts, ...(await grantAtSetUp(doing, grant)), fact);
    invited.push({ post, name, path, endsAt });
  }
  return { facts, people: invited };
}
