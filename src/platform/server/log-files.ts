import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type DestinationStream } from 'pino';
import { addDays, civilDateOf, type CivilDate, type Instant } from '../../kernel/days.ts';

type Kept = {
  readonly folder: string;
  /** How many days a file is kept. Not less than the law asks for: the settings see to that (SEC-13). */
  readonly days: number;
  /** The machine's clock, whatever the product's shows. */
  readonly now?: () => Instant;
  /** Where every line goes besides; the standard output unless said. */
  readonly besides?: DestinationStream;
};

const FILE = /^(\d{4}-\d{2}-\d{2})\.jsonl$/;

/**
 * Keeps the log in one file for each civil day beside the standard output, so that the record of requests lies there
 * as long as it must, also where nobody collects what a process prints. Older files are removed, and nothing else is.
 */
export function openLogFiles({ folder, days, now, besides }: Kept): DestinationStream {
  const clock = now ?? (() => new Date().toISOString());
  const standard = besides ?? pino.destination(1);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let file: { readonly day: CivilDate; readonly stream: ReturnType<typeof pino.destination> } | undefined;
  return {
    write(line) {
      const day = civilDateOf(clock());
      if (file?.day !== day) {
        file?.stream.end();
        file = { day, stream: openFile(join(folder, `${day}.jsonl`)) };
        removeOlder(folder, addDays(day, -days));
      }
      standard.write(line);
      file.stream.write(line);
    },
  };
}

/** Written at once, as to the standard output: what was said before a crash is what one wants to read after it. */
function openFile(dest: string) {
  return pino.destination({ dest, append: true, mode: 0o600, sync: true });
}

function removeOlder(folder: string, before: CivilDate): void {
  for (const name of readdirSync(folder)) {
    const day = FILE.exec(name)?.[1];
    if (day !== undefined && day < before) rmSync(join(folder, name), { force: true });
  }
}
