import type { Instant } from '../../../kernel/days.ts';
import { hexOf, sha256 } from './hashing.ts';
import type { ChainPoint } from './step.ts';

export type Checkpoint = ChainPoint & {
  readonly id: string;
  readonly tenantId: string;
  readonly no: number;
  readonly placeSlug: string;
  readonly algorithm: string;
  readonly madeAt: Instant;
  readonly previousHash: Uint8Array | null;
  readonly keyId: string;
  readonly signature: Uint8Array;
};

const FIRST_LINE = 'tongxin checkpoint 1';

/** What is signed: one line for each thing it says, in a fixed order, each ended by a line feed. */
export function checkpointText(checkpoint: Omit<Checkpoint, 'id' | 'signature'>): string {
  const { algorithm: by, previousHash } = checkpoint;
  const owners = Object.keys(checkpoint.digests).toSorted();
  const lines = [
    FIRST_LINE,
    `place ${checkpoint.placeSlug}`,
    `tenant ${checkpoint.tenantId}`,
    `number ${checkpoint.no}`,
    `day ${checkpoint.day}`,
    `facts ${checkpoint.from}-${checkpoint.to}`,
    `head ${by}:${hexOf(checkpoint.head)}`,
    `root ${by}:${hexOf(checkpoint.root)}`,
    ...owners.map((owner) => {
      const digests = checkpoint.digests[owner];
      return `rows ${owner} ${digests?.count} ${by}:${digests?.head}`;
    }),
    `made ${checkpoint.madeAt}`,
    `previous ${previousHash ? `${by}:${hexOf(previousHash)}` : 'none'}`,
    `key ${checkpoint.keyId}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** By what the next checkpoint names this one. */
export function checkpointHash(checkpoint: Omit<Checkpoint, 'id' | 'signature'>): Uint8Array {
  return sha256(checkpointText(checkpoint));
}

/** What is published and kept elsewhere: the text and its signature. */
export function publishedText(checkpoint: Checkpoint): string {
  const signature = Buffer.from(checkpoint.signature).toString('base64url');
  return `${checkpointText(checkpoint)}signature ed25519:${signature}\n`;
}

export type KeptCheckpoint = { readonly tenantId: string; readonly no: number; readonly text: string };

/** Reads what somebody kept: one or several published texts, however many empty lines lie between. */
export function readKeptCheckpoints(file: string): KeptCheckpoint[] {
  const lines = file.split(/\r?\n/).map((line) => line.trim());
  const kept: string[][] = [];
  for (const line of lines) {
    if (line === FIRST_LINE) kept.push([]);
    if (line !== '') kept.at(-1)?.push(line);
  }
  return kept.map((each) => {
    const valueOf = (name: string) => each.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
    return { tenantId: valueOf('tenant'), no: Number(valueOf('number')), text: `${each.join('\n')}\n` };
  });
}
