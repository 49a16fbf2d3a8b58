import { holds, type Actor } from '../../../kernel/actor.ts';

/** Facts tell of the whole place, so they are read by those who audit all of it, not a part. */
export function mayAuditPlace(actor: Actor, rootIds: readonly string[]): boolean {
  return rootIds.length > 0 && rootIds.every((id) => holds(actor, 'auditor', { id, lineage: [id] }));
}
