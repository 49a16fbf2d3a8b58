import type { Logger } from 'pino';
import { catchUpChain } from '../platform/server/chain/append.ts';
import type { Clock } from '../platform/server/clock.ts';
import type { Database } from '../platform/server/database.ts';
import { openWorkshop } from '../platform/server/jobs.ts';
import type { Listening } from '../platform/server/listeners.ts';
import { keepWatch } from '../platform/server/rounds.ts';
import { offers } from './floors.ts';
import type { PlaceBook } from './place-book.ts';

type Parts = {
  readonly appUrl: string;
  readonly database: Database;
  readonly listening: Listening;
  readonly book: PlaceBook;
  readonly clock: Clock;
  readonly log: Logger;
};

const FOLLOW_EVERY_MS = 2_000;

/** What the house does by itself: it follows facts and chains them, makes its rounds, and takes on jobs. */
export function keepUp({ appUrl, database, listening, book, clock, log }: Parts) {
  const { capabilities } = offers;
  const workshop = openWorkshop({
    appUrl,
    database,
    jobs: capabilities.flatMap((capability) => capability.jobs ?? []),
    now: clock.now,
    findPlace: book.find,
    follow: (place) => listening.catchUp(place),
    onError: (job, error) => log.error({ job, error }, 'a job failed and will be tried again'),
  });
  const watch = keepWatch({
    database,
    rounds: capabilities.flatMap((capability) => capability.rounds ?? []),
    offers,
    now: clock.now,
    onError: (round, error) => log.error({ round, error }, 'a round failed'),
  });
  const makeRounds = async (which: 'due' | 'all') => {
    for (const place of book.all()) if (await watch.make(place, which)) await listening.catchUp(place);
  };
  const again = repeat(async () => {
    // Another server, or the command line, may have set a place up.
    await book.learn().catch((error: Error) => log.error({ error }, 'the places could not be read'));
    for (const place of book.all()) {
      await listening.catchUp(place).catch((error: Error) => log.error({ error }, 'following the facts failed'));
      await catchUpChain(database, place).catch((error: Error) => log.error({ error }, 'chaining the facts failed'));
    }
    await makeRounds('due').catch((error: Error) => log.error({ error }, 'the rounds failed'));
  });
  return {
    runJobs: workshop.runWaiting,
    makeRounds,
    async start() {
      again.start();
      await workshop.start();
    },
    async stop() {
      await workshop.stop();
      await again.stop();
    },
  };
}

/** Does something again and again, each time a while after the last one ended. */
function repeat(work: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const again = () => {
    timer = setTimeout(() => {
      running = work().then(() => (timer ? again() : undefined));
    }, FOLLOW_EVERY_MS);
  };
  return {
    start: again,
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await running;
    },
  };
}
