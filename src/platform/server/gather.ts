/**
 * Gathers calls of one key while a batch of that key is in flight, and hands them over together. There is no timer:
 * without load each call goes at once and alone. `cap` bounds a batch, so one transaction stays short.
 */
export function gather<Call, Result>(cap: number, run: (calls: readonly Call[]) => Promise<readonly Result[]>) {
  type Waiting = { call: Call; resolve: (result: Result) => void; reject: (error: unknown) => void };
  const queues = new Map<string, Waiting[]>();

  /** If a batch throws, its halves are tried again, so one bad call spoils only itself. */
  async function settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await run(batch.map((waiting) => waiting.call));
      batch.forEach((waiting, index) => waiting.resolve(results[index] as Result));
    } catch (error) {
      if (batch.length === 1) {
        batch[0]?.reject(error);
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await settle(batch.slice(0, middle));
      await settle(batch.slice(middle));
    }
  }

  async function drain(key: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) await settle(queue.splice(0, cap));
    queues.delete(key);
  }

  return function submit(key: string, call: Call): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const waiting = { call, resolve, reject };
      const queue = queues.get(key);
      if (queue) {
        queue.push(waiting);
        return;
      }
      const fresh = [waiting];
      queues.set(key, fresh);
      void drain(key, fresh);
    });
  };
}
