import { Worker } from 'node:worker_threads';
import { LIMITS } from './limits.ts';
import type { SheetKind } from './sheet-kind.ts';
import type { SheetRow } from './sheet-row.ts';
import type { Told } from './sheet-thread.ts';
import { Unreadable } from './trouble.ts';

/**
 * Reads a file row by row, some hundred at a time, in a thread of its own with a bound on its memory: a file that was
 * made to hurt can end the thread, but neither the server nor the answers to others. It goes on only when asked, so
 * no more than a few hundred rows are ever on their way. Throws `Unreadable`.
 */
export async function* readSheet(path: string, kind: SheetKind): AsyncGenerator<readonly SheetRow[]> {
  const thread = new Worker(new URL('./sheet-thread.ts', import.meta.url), {
    workerData: { path, kind },
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.threadMemoryMb, maxYoungGenerationSizeMb: 16 },
    execArgv: [],
  });
  try {
    for (let isLast = false; !isLast;) {
      const told = await ask(thread);
      if ('trouble' in told) throw new Unreadable(told.trouble);
      if (told.rows.length > 0) yield told.rows;
      ({ isLast } = told);
    }
  } finally {
    await thread.terminate();
  }
}

function ask(thread: Worker): Promise<Told> {
  return new Promise((resolve, reject) => {
    const tooSlow = (cause?: unknown) => reject(new Unreadable('sheet-too-slow', cause));
    const fail = (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooSlow(error) : reject(error);
    const timer = setTimeout(tooSlow, LIMITS.silenceMs);
    thread.once('message', (told: Told) => {
      clearTimeout(timer);
      thread.off('error', fail);
      thread.off('exit', tooSlow);
      resolve(told);
    });
    thread.once('error', fail);
    thread.once('exit', tooSlow);
    thread.postMessage('more', []);
  });
}
