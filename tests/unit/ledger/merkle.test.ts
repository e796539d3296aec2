import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  consistencyProof,
  EMPTY_ROOT,
  GrowingTree,
  inclusionProof,
  leafHashOf,
  provesConsistency,
  provesInclusion,
  rootOf,
} from "~/domain/ledger/merkle";
import { leafHash } from "~/lib/hash.server";

const leaf = (number: number) => leafHash(`event ${number}`);
const LEAVES = Array.from({ length: 64 }, (_, number) => leaf(number));

/** RFC 6962, section 2.1, as it is written there: the slow definition that the tree is compared with. */
function definedRoot(leaves: readonly string[]): string {
  const sha256 = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest("hex");
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const halves = [leaves.slice(0, split), leaves.slice(split)].map((half) => Buffer.from(definedRoot(half), "hex"));
  return sha256(Uint8Array.of(1), ...halves);
}

describe("published trees", () => {
  test("roots over the first leaves of the test vectors", () => {
    const leaves = ["", "00", "10", "2021"].map((hex) => leafHashOf(Buffer.from(hex, "hex")));
    expect([0, 1, 2, 3, 4].map((size) => rootOf(leaves.slice(0, size)))).toEqual([
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]);
    expect(rootOf([])).toBe(EMPTY_ROOT);
  });

  test("a leaf is hashed as the server hashes it", () => {
    expect(leafHashOf(new TextEncoder().encode("điểm 16,5"))).toBe(leafHash("điểm 16,5"));
  });
});

test("a growing tree has the defined root at every size to 64", () => {
  const tree = new GrowingTree();
  for (const [place, one] of LEAVES.entries()) {
    tree.append(one);
    expect([tree.size, tree.root()]).toEqual([place + 1, definedRoot(LEAVES.slice(0, place + 1))]);
  }
});

test("every leaf of every tree to 64 proves its place, and no other", () => {
  for (let size = 1; size <= 64; size += 1) {
    const leaves = LEAVES.slice(0, size);
    const root = rootOf(leaves);
    for (let place = 0; place < size; place += 1) {
      const claim = { leaf: leaves[place]!, place, size, proof: inclusionProof(leaves, place), root };
      expect(provesInclusion(claim)).toBe(true);
      expect(provesInclusion({ ...claim, leaf: leaf(99) })).toBe(false);
      expect(provesInclusion({ ...claim, place: (place + 1) % size, size })).toBe(size === 1);
      expect(provesInclusion({ ...claim, proof: [...claim.proof, leaf(98)] })).toBe(false);
      expect(provesInclusion({ ...claim, root: leaf(97) })).toBe(false);
      if (claim.proof.length > 0) expect(provesInclusion({ ...claim, proof: claim.proof.slice(1) })).toBe(false);
    }
  }
});

test("every tree to 64 proves that it begins with each smaller one", () => {
  for (let size = 1; size <= 64; size += 1) {
    const leaves = LEAVES.slice(0, size);
    for (let oldSize = 1; oldSize <= size; oldSize += 1) {
      const claim = {
        oldSize,
        oldRoot: rootOf(leaves.slice(0, oldSize)),
        size,
        root: rootOf(leaves),
        proof: consistencyProof(leaves, oldSize),
      };
      expect(provesConsistency(claim)).toBe(true);
      expect(provesConsistency({ ...claim, oldRoot: leaf(99) })).toBe(false);
      expect(provesConsistency({ ...claim, root: leaf(99) })).toBe(false);
      expect(provesConsistency({ ...claim, proof: [...claim.proof, leaf(98)] })).toBe(false);
      if (oldSize < size) expect(provesConsistency({ ...claim, oldSize: oldSize + 1 })).toBe(false);
    }
  }
});

test("proofs hold in trees of random sizes to 10,000, and fail once a leaf is another", () => {
  const many = Array.from({ length: 10_000 }, (_, number) => leaf(number));
  const trees = fc.integer({ min: 1, max: many.length }).chain((size) =>
    fc.record({
      size: fc.constant(size),
      place: fc.integer({ min: 0, max: size - 1 }),
      oldSize: fc.integer({ min: 1, max: size }),
      changed: fc.integer({ min: 0, max: size - 1 }),
    }),
  );
  fc.assert(
    fc.property(trees, ({ size, place, oldSize, changed }) => {
      const leaves = many.slice(0, size);
      const root = rootOf(leaves);
      const inclusion = { leaf: leaves[place]!, place, size, proof: inclusionProof(leaves, place), root };
      expect(provesInclusion(inclusion)).toBe(true);
      const oldRoot = rootOf(leaves.slice(0, oldSize));
      const consistency = { oldSize, oldRoot, size, root, proof: consistencyProof(leaves, oldSize) };
      expect(provesConsistency(consistency)).toBe(true);
      const forged = rootOf(leaves.with(changed, leaf(-1)));
      expect(provesInclusion({ ...inclusion, root: forged })).toBe(false);
      expect(provesConsistency({ ...consistency, root: forged })).toBe(false);
    }),
    { numRuns: 20 },
  );
});

test("there is no proof of a leaf or a tree that is not there", () => {
  expect(() => inclusionProof(LEAVES, 64)).toThrow(RangeError);
  expect(() => consistencyProof(LEAVES, 65)).toThrow(RangeError);
  expect(() => consistencyProof(LEAVES, 0)).toThrow(RangeError);
  expect(provesInclusion({ leaf: leaf(0), place: 1, size: 1, proof: [], root: leaf(0) })).toBe(false);
});
