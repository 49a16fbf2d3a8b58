import { randomBytes } from 'node:crypto';
import { actorId } from '../../../kernel/actor.ts';
import { addMinutes, type Instant } from '../../../kernel/days.ts';
import type { Fact } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import { INVITATION_HOURS } from '../domain/assistance.ts';
import * as facts from '../domain/facts.ts';
import { hashSecret } from './hashing.ts';
import { saveInvitation } from './store-passwords.ts';

type Invitation = { readonly path: string; readonly endsAt: Instant; readonly fact: Fact };

/**
 * Makes a link by which somebody sets the first password. Its secret stands in the link only; whoever makes it hands
 * it over by hand. A new one ends the one before.
 */
export async function makeInvitation(doing: Doing, personId: string): Promise<Invitation> {
  const { tx, actor, now, newId } = doing;
  const [id, secret] = [newId(), randomBytes(24).toString('base64url')];
  const endsAt = addMinutes(now, INVITATION_HOURS * 60);
  const secretHash = hashSecret(id, secret);
  await saveInvitation(tx, { id, personId, secretHash, madeBy: actorId(actor), madeAt: now, endsAt });
  const path = `/sign-in/first-password?${new URLSearchParams({ ticket: id, secret })}`;
  return { path, endsAt, fact: facts.invited(personId, id) };
}
