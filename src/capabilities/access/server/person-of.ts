import { isPerson, type Actor, type PersonActor } from '../../../kernel/actor.ts';

/** The audience lets only people through; this says it to the compiler. */
export function personOf(actor: Actor): PersonActor {
  if (!isPerson(actor)) throw new Error('This route is for people who are signed in.');
  return actor;
}
