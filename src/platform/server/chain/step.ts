import { civilDateOf, type CivilDate } from '../../../kernel/days.ts';
import { growTree, rootOfFrontier, type Frontier } from '../../../kernel/merkle.ts';
import type { StoredFact } from '../offers.ts';
import { firstLink, HASH, leafOfFact, nextDigestHead, nextLink, type DigestHead } from './hashing.ts';

/** By the capability whose rows they are: the heads of the chains of digests. */
export type DigestHeads = Readonly<Record<string, DigestHead>>;

/** Where the chain of a tenant stands behind a position, and the tree of the day that is open there. */
export type ChainState = {
  readonly position: number;
  readonly link: Uint8Array;
  /** The day of the open tree; empty before the first fact. */
  readonly day: CivilDate;
  /** The position of the first leaf of the open tree. */
  readonly treeFrom: number;
  readonly frontier: Frontier;
  readonly digests: DigestHeads;
};

/** What a checkpoint says of the chain: everything up to a position, and the tree of the day to which it belongs. */
export type ChainPoint = {
  readonly day: CivilDate;
  readonly from: number;
  readonly to: number;
  readonly head: Uint8Array;
  readonly root: Uint8Array;
  readonly digests: DigestHeads;
};

export type Step = {
  readonly state: ChainState;
  readonly leaf: Uint8Array;
  /** The tree that was open until this fact, when this fact opens the tree of a later day. */
  readonly closed: ChainPoint | undefined;
  /** The root of a full block of leaves that this one finishes. */
  readonly block: Uint8Array | undefined;
};

/** Roots of blocks of so many leaves are kept, so that a proof reads two blocks and not the whole day. */
export const BLOCK_LEVEL = 8;
export const BLOCK_LEAVES = 2 ** BLOCK_LEVEL;

export function startOfChain(tenantId: string): ChainState {
  return { position: 0, link: firstLink(tenantId), day: '', treeFrom: 1, frontier: [], digests: {} };
}

export function pointOf(state: ChainState): ChainPoint {
  const { day, treeFrom: from, position: to, link: head, digests } = state;
  return { day, from, to, head, root: rootOfFrontier(HASH, state.frontier), digests };
}

const HEX_DIGEST = /^[0-9a-f]{64}$/;

/** The digest of a row for which a fact vouches, where it vouches for one. */
export function digestIn(fact: StoredFact): string | undefined {
  const { digest } = fact.detail;
  return typeof digest === 'string' && HEX_DIGEST.test(digest) ? digest : undefined;
}

/** The capability that wrote a fact. */
export function ownerOf(fact: StoredFact): string {
  return fact.name.slice(0, fact.name.indexOf('.'));
}

/**
 * Takes the chain on by one fact. A fact belongs to the tree of its civil day or, when a later day has begun already,
 * to that one: what is numbered late changes no tree that was closed.
 */
export function takeStep(before: ChainState, tenantId: string, fact: StoredFact): Step {
  return goOn(before, fact, leafOfFact(tenantId, fact));
}

/** The same with a leaf that is known, for a fact that can no longer be read as it was. */
export function goOn(before: ChainState, fact: StoredFact, leaf: Uint8Array): Step {
  const civilDay = civilDateOf(fact.at);
  const opens = civilDay > before.day;
  const treeFrom = opens ? fact.position : before.treeFrom;
  const size = fact.position - treeFrom;
  const { frontier, completed } = growTree(HASH, opens ? [] : before.frontier, size, leaf);
  const digest = digestIn(fact);
  const owner = ownerOf(fact);
  const digests =
    digest === undefined
      ? before.digests
      : { ...before.digests, [owner]: nextDigestHead(before.digests[owner], owner, digest) };
  const state: ChainState = {
    position: fact.position,
    link: nextLink(before.link, leaf),
    day: opens ? civilDay : before.day,
    treeFrom,
    frontier,
    digests,
  };
  const closed = opens && before.treeFrom <= before.position ? pointOf(before) : undefined;
  return { state, leaf, closed, block: completed[BLOCK_LEVEL] };
}
