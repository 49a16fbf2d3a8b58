import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../kernel/canonical.ts';
import {
  growTree,
  hashLeaf,
  hashNode,
  pathOf,
  rootFromPath,
  rootOfFrontier,
  rootOfLeaves,
} from '../../../kernel/merkle.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const hex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('hex');
const leavesOf = (size: number) => Array.from({ length: size }, (_, no) => hashLeaf(sha256, Buffer.from(`leaf ${no}`)));

describe('the tree', () => {
  // The eight inputs and the roots are those with which Certificate Transparency tests its logs.
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const leaves = inputs.map((input) => hashLeaf(sha256, Buffer.from(input, 'hex')));
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('of %i leaves has the root that other logs give it', (size, root) => {
    expect(hex(rootOfLeaves(sha256, leaves.slice(0, size)))).toBe(root);
  });

  it('is the same when it grows and when it is built at once', () => {
    const [one, two, three] = leavesOf(3) as [Uint8Array, Uint8Array, Uint8Array];
    const root = hashNode(sha256, hashNode(sha256, one, two), three);
    expect(hex(rootOfLeaves(sha256, [one, two, three]))).toBe(hex(root));
    const grown = growTree(sha256, growTree(sha256, growTree(sha256, [], 0, one).frontier, 1, two).frontier, 2, three);
    expect(hex(rootOfFrontier(sha256, grown.frontier))).toBe(hex(root));
  });

  it('proves each leaf and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, pick, other) => {
        const all = leavesOf(size);
        const index = pick % size;
        const leaf = all[index] as Uint8Array;
        const root = hex(rootOfLeaves(sha256, all));
        const path = pathOf(sha256, all, index);
        expect(hex(rootFromPath(sha256, { leaf, index, size, path }))).toBe(root);
        const wrong = other % size;
        if (wrong !== index) expect(hex(rootFromPath(sha256, { leaf, index: wrong, size, path }))).not.toBe(root);
        expect(hex(rootFromPath(sha256, { leaf: sha256(leaf), index, size, path }))).not.toBe(root);
        expect(rootFromPath(sha256, { leaf, index, size, path: [...path, leaf] })).toBeUndefined();
      }),
    );
  });

  it('tells the full subtrees that a leaf finishes', () => {
    const all = leavesOf(8);
    let frontier: readonly Uint8Array[] = [];
    const finished = all.map((leaf, size) => {
      const grown = growTree(sha256, frontier, size, leaf);
      ({ frontier } = grown);
      return grown.completed.length;
    });
    expect(finished).toEqual([1, 2, 1, 3, 1, 2, 1, 4]);
  });
});

describe('the one text of a value', () => {
  it.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ 中: 1, a: { z: 0, Z: 1 } }, '{"a":{"Z":1,"z":0},"中":1}'],
    [{ left: undefined, text: 'a"\n\u2028' }, '{"text":"a\\"\\n\u2028"}'],
    [[1.0, -0, 1e21, 0.1], '[1,0,1e+21,0.1]'],
  ])('%j', (value, text) => expect(canonicalJson(value)).toBe(text));

  it('does not depend on the order in which keys were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
