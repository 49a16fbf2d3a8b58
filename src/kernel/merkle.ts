/**
 * Merkle trees as in RFC 6962, section 2.1: a leaf is hashed behind a zero byte, a node behind a one, and a tree of n
 * leaves splits at the largest power of two below n. The hash function is an argument, so that the same code runs on
 * a server, in a tool and in a browser.
 */
export type Hash = (bytes: Uint8Array) => Uint8Array;

const LEAF = 0x00;
const NODE = 0x01;

export function hashLeaf(hash: Hash, bytes: Uint8Array): Uint8Array {
  return hash(joined([Uint8Array.of(LEAF), bytes]));
}

export function hashNode(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  return hash(joined([Uint8Array.of(NODE), left, right]));
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** All that must be kept of a growing tree: the roots of its full subtrees, the largest first. */
export type Frontier = readonly Uint8Array[];

/**
 * Adds a leaf to a tree of `size` leaves. `completed[k]` is the root of the full subtree of 2^k leaves which this leaf
 * finishes, as far as it finishes any.
 */
export function growTree(
  hash: Hash,
  frontier: Frontier,
  size: number,
  leaf: Uint8Array,
): { readonly frontier: Frontier; readonly completed: readonly Uint8Array[] } {
  const roots = [...frontier];
  const completed = [leaf];
  let node = leaf;
  for (let left = size; left % 2 === 1; left = (left - 1) / 2) {
    node = hashNode(hash, roots.pop() as Uint8Array, node);
    completed.push(node);
  }
  return { frontier: [...roots, node], completed };
}

/** The root of the tree that has this frontier; the hash of nothing for an empty one. */
export function rootOfFrontier(hash: Hash, frontier: Frontier): Uint8Array {
  const last = frontier.at(-1);
  if (!last) return hash(new Uint8Array());
  return frontier.slice(0, -1).reduceRight((root, full) => hashNode(hash, full, root), last);
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

export function rootOfLeaves(hash: Hash, leaves: readonly Uint8Array[]): Uint8Array {
  let frontier: Frontier = [];
  for (const [size, leaf] of leaves.entries()) ({ frontier } = growTree(hash, frontier, size, leaf));
  return rootOfFrontier(hash, frontier);
}

/** The siblings that lead from a leaf to the root, the nearest first. */
export function pathOf(hash: Hash, leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...pathOf(hash, left, index), rootOfLeaves(hash, right)]
    : [...pathOf(hash, right, index - split), rootOfLeaves(hash, left)];
}

/** Where a leaf stands in a tree, and the siblings that prove it. */
export type LeafInTree = {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
};

/** The root to which the path leads (RFC 9162, section 2.1.3.2); undefined when it fits no tree of this size. */
export function rootFromPath(hash: Hash, { leaf, index, size, path }: LeafInTree): Uint8Array | undefined {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return undefined;
  let [at, last, root] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      root = hashNode(hash, sibling, root);
      // A subtree without a right half is carried up unchanged until it is a right half itself.
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      root = hashNode(hash, root, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : undefined;
}
