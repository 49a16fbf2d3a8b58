import { z } from 'zod';
import { Id, pageInput, pageOf, route } from '../../../kernel/contract.ts';
import { CivilDate, Instant } from '../../../kernel/days.ts';

export const CheckpointShown = z.object({
  id: Id,
  no: z.number(),
  day: CivilDate,
  /** The first and the last fact of the day's tree, by position. */
  from: z.number(),
  to: z.number(),
  madeAt: Instant,
  keyId: z.string(),
  root: z.string(),
  head: z.string(),
  /** What is signed, with the signature: whoever keeps it can compare later. */
  text: z.string(),
});
export type CheckpointShown = z.infer<typeof CheckpointShown>;

const No = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

export const listCheckpoints = route({
  name: 'audit.list-checkpoints',
  method: 'GET',
  path: '/checkpoints',
  audience: 'anyone',
  summary: 'The signed checkpoints of the place, newest first; keep any of them elsewhere to compare later',
  // A key that is none, as one typed by hand, begins the list anew.
  input: z.object({ ...pageInput, after: No.optional().catch(undefined) }),
  output: pageOf(CheckpointShown),
  refusals: {},
});

export const getCheckpoint = route({
  name: 'audit.get-checkpoint',
  method: 'GET',
  path: '/checkpoints/:checkpointNo',
  audience: 'anyone',
  summary: 'One signed checkpoint',
  input: z.object({ checkpointNo: No }),
  output: CheckpointShown,
  refusals: { 'checkpoint-not-found': 404 },
});

export const getCheckpointFile = route({
  name: 'audit.get-checkpoint-file',
  method: 'GET',
  path: '/checkpoints/:checkpointNo/file',
  audience: 'anyone',
  summary: 'One signed checkpoint as a text file to keep',
  input: z.object({ checkpointNo: No }),
  output: z.unknown(),
  refusals: { 'checkpoint-not-found': 404 },
});

export const listKeys = route({
  name: 'audit.list-keys',
  method: 'GET',
  path: '/checkpoint-keys',
  audience: 'anyone',
  summary: 'The public keys by which checkpoints are signed, as a JSON Web Key Set, retired ones included',
  input: z.object({}),
  output: z.object({
    keys: z.array(
      z.object({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        alg: z.literal('EdDSA'),
        use: z.literal('sig'),
        kid: z.string(),
        x: z.string(),
        isRetired: z.boolean(),
      }),
    ),
  }),
  refusals: {},
});

export const signCheckpoint = route({
  name: 'audit.sign-checkpoint',
  method: 'POST',
  path: '/checkpoints',
  audience: ['auditor'],
  summary: 'Sign a checkpoint now, without waiting for the end of the day',
  input: z.object({}),
  output: z.object({ no: z.number() }),
  refusals: { 'place-not-yours': 403, 'nothing-to-sign': 409 },
});
