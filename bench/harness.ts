import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** One side of a comparison: sends request number `index` and resolves when the answer is complete. */
export type Side = { readonly name: string; readonly send: (index: number) => Promise<void> };

export type Measured = {
  readonly name: string;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

/** Keeps `concurrency` requests in flight until `total` were answered. */
export async function measure(side: Side, total: number, concurrency: number): Promise<Measured> {
  const durations: number[] = [];
  let next = 0;
  const started = performance.now();
  const worker = async () => {
    for (let index = next++; index < total; index = next++) {
      const before = performance.now();
      await side.send(index);
      durations.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - started) / 1000;
  durations.sort((one, other) => one - other);
  const at = (share: number) => durations[Math.min(durations.length - 1, Math.floor(durations.length * share))] ?? 0;
  return { name: side.name, perSecond: total / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export type Comparison = {
  readonly title: string;
  readonly rounds: number;
  readonly floor: Measured;
  readonly product: Measured;
  /** Throughput of the product over that of the floor, the median over rounds. More than one is faster. */
  readonly ratio: number;
};

/** The middle of several rounds; floor and product took turns, so that a slow moment of the machine hits both. */
export function compare(title: string, floors: readonly Measured[], products: readonly Measured[]): Comparison {
  const middle = (all: readonly Measured[]): Measured => ({
    name: all[0]?.name ?? '',
    perSecond: median(all.map((each) => each.perSecond)),
    p50Ms: median(all.map((each) => each.p50Ms)),
    p99Ms: median(all.map((each) => each.p99Ms)),
  });
  const ratios = products.map((product, index) => product.perSecond / (floors[index]?.perSecond ?? Number.NaN));
  return { title, rounds: products.length, floor: middle(floors), product: middle(products), ratio: median(ratios) };
}

/** Prints the comparison as a table and keeps it as JSON under `bench/results/`. Only the ratio is worth quoting. */
export function report(comparison: Comparison): void {
  const row = ({ name, perSecond, p50Ms, p99Ms }: Measured) =>
    `${name.padEnd(28)} ${perSecond.toFixed(0).padStart(8)}/s   p50 ${p50Ms.toFixed(1).padStart(7)} ms   p99 ${p99Ms
      .toFixed(1)
      .padStart(7)} ms`;
  process.stdout.write(`\n${comparison.title} (${comparison.rounds} rounds, medians)\n`);
  process.stdout.write(`  ${row(comparison.floor)}\n  ${row(comparison.product)}\n`);
  process.stdout.write(`  ratio to the floor: ${comparison.ratio.toPrecision(3)}\n`);
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const name = comparison.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(comparison, null, 2)}\n`);
}
