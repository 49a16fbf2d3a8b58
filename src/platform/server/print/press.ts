import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Typst source and what it reads from `data.json`. The source is ours; what people wrote is only ever in the data. */
export type PrintJob = { readonly template: string; readonly data: unknown };
/** What the press is sent and what it answers. */
export type Sheet = PrintJob & { readonly id: number };
export type Printed = { readonly id: number; readonly pdf?: Uint8Array<ArrayBuffer>; readonly trouble?: string };

/** Too many wait already; try again later. */
export class PressBusy extends Error {}
/** This one cannot be set: the source is wrong, it took too long, or it took too much memory. */
export class PressFailed extends Error {}

export type PressLimits = {
  readonly timeMs: number;
  /** Of the whole process, fonts and all. Looked at from outside, because while it sets pages it cannot look itself. */
  readonly memoryBytes: number;
  readonly waiting: number;
};

const LIMITS: PressLimits = { timeMs: 60_000, memoryBytes: 900 * 1024 * 1024, waiting: 40 };
const IDLE_MS = 60_000;
const LOOK_EVERY_MS = 200;
const PAGE_BYTES = 4096;
const PROCESS = fileURLToPath(new URL('./press-process.ts', import.meta.url));

type Waiting = Sheet & {
  readonly resolve: (pdf: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (error: Error) => void;
};

/**
 * Sets pages in a process of its own, one after the other: what runs away there is ended without harm to the server,
 * and the fonts take memory only while somebody prints. It begins with the first job and ends when it has been idle.
 */
export class Press {
  readonly #limits: PressLimits;
  readonly #waiting: Waiting[] = [];
  #process: ChildProcess | undefined;
  #current: Waiting | undefined;
  #watch: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;

  constructor(limits: Partial<PressLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  print(job: PrintJob): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#waiting.length >= this.#limits.waiting) return Promise.reject(new PressBusy('The press is busy.'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...job, id: (this.#lastId += 1), resolve, reject });
      this.#next();
    });
  }

  /** Ends the process; what is being set fails. The next job begins a new one. */
  close(): void {
    this.#end('The press was closed.');
  }

  #next(): void {
    if (this.#current) return;
    clearTimeout(this.#idle);
    const sheet = this.#waiting.shift();
    if (!sheet) {
      this.#idle = setTimeout(() => this.close(), IDLE_MS).unref();
      return;
    }
    this.#current = sheet;
    const press = (this.#process ??= this.#begin());
    const deadline = Date.now() + this.#limits.timeMs;
    this.#watch = setInterval(() => void this.#look(press, deadline), LOOK_EVERY_MS).unref();
    press.ref();
    press.channel?.ref();
    press.send({ id: sheet.id, template: sheet.template, data: sheet.data } satisfies Sheet);
  }

  #begin(): ChildProcess {
    const press = fork(PROCESS, [], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    press.on('message', (printed: Printed) => this.#finish(printed));
    press.on('exit', () => {
      if (this.#process === press) this.#end('The press ended while it was setting pages.');
    });
    return press;
  }

  #finish({ id, pdf, trouble }: Printed): void {
    const sheet = this.#current;
    if (sheet?.id !== id) return;
    this.#release();
    // Idle, it must not keep the server, or a test, from ending.
    this.#process?.unref();
    this.#process?.channel?.unref();
    if (pdf) sheet.resolve(pdf);
    else sheet.reject(new PressFailed(trouble ?? 'Nothing was printed.'));
    this.#next();
  }

  async #look(press: ChildProcess, deadline: number): Promise<void> {
    if (Date.now() > deadline) return this.#end('Setting the pages took too long.');
    const bytes = await memoryOf(press.pid);
    if (this.#process === press && bytes > this.#limits.memoryBytes)
      this.#end('Setting the pages took too much memory.');
  }

  #release(): void {
    clearInterval(this.#watch);
    this.#current = undefined;
  }

  #end(why: string): void {
    const sheet = this.#current;
    const press = this.#process;
    this.#release();
    clearTimeout(this.#idle);
    this.#process = undefined;
    press?.kill('SIGKILL');
    sheet?.reject(new PressFailed(why));
    if (this.#waiting.length > 0) this.#next();
  }
}

/** How much memory another process holds; 0 where the system does not say, which is everywhere but on Linux. */
async function memoryOf(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(text.split(' ')[1] ?? 0) * PAGE_BYTES;
}

const press = new Press();
/** Large batches have a press of their own, so that nobody who wants one paper waits for a thousand. */
const largePress = new Press({ timeMs: 600_000 });

/** Sets pages into a PDF. The same job gives the same bytes. */
export function print(job: PrintJob, size: 'usual' | 'large' = 'usual'): Promise<Uint8Array<ArrayBuffer>> {
  return (size === 'large' ? largePress : press).print(job);
}
