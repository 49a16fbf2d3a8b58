import { holdsAnywhere, type Actor, type Role } from '../../../kernel/actor.ts';
import type { SheetImport } from './model.ts';

/** Who holds one of the roles that a kind of import is meant for. Each row is then judged by its own rules. */
export function mayImport(actor: Actor, audience: readonly Role[]): boolean {
  return audience.some((role) => holdsAnywhere(actor, role));
}

/** A sheet in hand is seen by the person who sent it and by nobody else: it may hold what others must not see. */
export function isSender(actor: Actor, one: SheetImport): boolean {
  return actor.kind === 'person' && actor.personId === one.sentBy;
}
