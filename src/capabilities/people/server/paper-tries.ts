import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Who mends a slip needs a few; who tries numbers one after the other learns whose are here. */
const byPerson = new RateLimiterMemory({ points: 5, duration: 3_600 });

/** Whether this person has given papers of their own too often within an hour, in the memory of each server. */
export async function triesTooManyPapers(personId: string): Promise<boolean> {
  return byPerson.consume(personId).then(
    () => false,
    () => true,
  );
}
