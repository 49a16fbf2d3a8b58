import { cutPage } from '../../../../kernel/contract.ts';
import { allow, refuse } from '../../../../kernel/decision.ts';
import { checkpointPublicKeys } from '../../../../platform/server/chain/checkpoint-keys.ts';
import { publishedText, type Checkpoint } from '../../../../platform/server/chain/checkpoint-text.ts';
import * as chain from '../../../../platform/server/chain/checkpoints.ts';
import { hexOf } from '../../../../platform/server/chain/hashing.ts';
import { answer, answerFile, handle } from '../../../../platform/server/handle.ts';
import { listOrganisationIds } from '../../../organisations/server/door.ts';
import * as contract from '../../contract/checkpoints.ts';
import { checkpointsSigned } from '../../domain/facts.ts';
import * as policy from '../../domain/policy.ts';

function present(checkpoint: Checkpoint): contract.CheckpointShown {
  const { id, no, day, from, to, madeAt, keyId, root, head } = checkpoint;
  const text = publishedText(checkpoint);
  return { id, no, day, from, to, madeAt, keyId, root: hexOf(root), head: hexOf(head), text };
}

export const listCheckpoints = answer(contract.listCheckpoints, async ({ tx, input }) => {
  const found = await chain.listCheckpoints(tx, { before: input.after, limit: input.limit + 1 });
  const page = cutPage(found, input.limit, (checkpoint) => String(checkpoint.no));
  return { ...page, items: page.items.map(present) };
});

export const getCheckpoint = answer(contract.getCheckpoint, async ({ tx, input }) => {
  const found = await chain.findCheckpoint(tx, input.checkpointNo);
  return found ? present(found) : refuse('checkpoint-not-found');
});

export const getCheckpointFile = answerFile(contract.getCheckpointFile, async ({ tx, input, place }) => {
  const found = await chain.findCheckpoint(tx, input.checkpointNo);
  if (!found) return refuse('checkpoint-not-found');
  const bytes = new TextEncoder().encode(publishedText(found));
  return { name: `${place.slug}-checkpoint-${found.no}.txt`, type: 'text/plain; charset=utf-8', bytes };
});

export const listKeys = answer(contract.listKeys, async () => ({
  keys: checkpointPublicKeys().map(({ id, publicKey, isRetired }) => ({
    kty: 'OKP' as const,
    crv: 'Ed25519' as const,
    alg: 'EdDSA' as const,
    use: 'sig' as const,
    kid: id,
    x: publicKey,
    isRetired,
  })),
}));

export const signCheckpoint = handle(contract.signCheckpoint, async (call) => {
  const roots = await listOrganisationIds(call.tx, { rootsOnly: true });
  if (!policy.mayAuditPlace(call.actor, roots)) return refuse('place-not-yours');
  const signed = await chain.signCheckpoints(call, { today: true });
  const last = signed.at(-1);
  if (!last) return refuse('nothing-to-sign');
  return allow({ no: last.no }, ...checkpointsSigned(signed));
});
