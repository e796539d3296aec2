import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";

/**
 * Merkle trees as certificate logs grow them. Leaves are given by their hashes (hex, see `leafHash`), roots and proofs are hex.
 * Nothing here needs a server: a browser checks a proof with the same lines.
 * Source: RFC 6962, section 2.1; docs/rules/ledger.md#tree.
 */

const NODE = Uint8Array.of(1);

const nodeHash = (left: string, right: string): string =>
  bytesToHex(sha256(concatBytes(NODE, hexToBytes(left), hexToBytes(right))));

/** The root of a tree without leaves: the hash of nothing. */
export const EMPTY_ROOT = bytesToHex(sha256(new Uint8Array()));

/**
 * The hash of a leaf: SHA-256 of a zero byte and the entry.
 * @public
 */
export const leafHashOf = (entry: Uint8Array): string => bytesToHex(sha256(concatBytes(Uint8Array.of(0), entry)));

/** SHA-256 of bytes. */
type Sha256 = (data: Uint8Array) => Uint8Array;

/**
 * A tree that grows leaf by leaf and keeps one hash for each full subtree, so that a million leaves take twenty hashes of memory.
 */
export class GrowingTree {
  /** Roots of the full subtrees from the left, largest first: the binary digits of the size. */
  readonly #full: Uint8Array[];
  readonly #sha256: Sha256;
  readonly #node = new Uint8Array(65);
  #size: number;

  /** A tree goes on from the subtrees it had. sha256: a faster one, where there is one. */
  constructor(
    from: { readonly size: number; readonly subtrees: readonly string[] } = { size: 0, subtrees: [] },
    hash: Sha256 = sha256,
  ) {
    this.#size = from.size;
    this.#full = from.subtrees.map(hexToBytes);
    this.#sha256 = hash;
    this.#node.set(NODE);
  }

  get size(): number {
    return this.#size;
  }

  get subtrees(): readonly string[] {
    return this.#full.map(bytesToHex);
  }

  append(leaf: string): void {
    this.#full.push(hexToBytes(leaf));
    this.#size += 1;
    for (let rest = this.#size; rest % 2 === 0; rest /= 2) {
      const right = this.#full.pop()!;
      this.#full.push(this.#joined(this.#full.pop()!, right));
    }
  }

  root(): string {
    if (this.#full.length === 0) return EMPTY_ROOT;
    return bytesToHex(this.#full.reduceRight((right, left) => this.#joined(left, right)));
  }

  #joined(left: Uint8Array, right: Uint8Array): Uint8Array {
    this.#node.set(left, 1);
    this.#node.set(right, 33);
    return this.#sha256(this.#node);
  }
}

/** The root over all leaves. */
export function rootOf(leaves: readonly string[]): string {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.append(leaf);
  return tree.root();
}

/** The largest power of two below a size of two or more: where a tree is parted. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/**
 * The hashes that lead from a leaf to the root of the tree over `leaves`. Throws RangeError for a place outside.
 * Source: RFC 6962, section 2.1.1.
 */
export function inclusionProof(leaves: readonly string[], place: number): string[] {
  if (!Number.isInteger(place) || place < 0 || place >= leaves.length) throw new RangeError(`No leaf ${place}`);
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return place < split
    ? [...inclusionProof(left, place), rootOf(right)]
    : [...inclusionProof(right, place - split), rootOf(left)];
}

export interface Inclusion {
  readonly leaf: string;
  readonly place: number;
  readonly size: number;
  readonly proof: readonly string[];
  readonly root: string;
}

/**
 * Whether a leaf stands at its place in the tree of that root. Source: RFC 9162, section 2.1.3.2.
 * @public
 */
export function provesInclusion({ leaf, place, size, proof, root }: Inclusion): boolean {
  if (place < 0 || place >= size) return false;
  let node = leaf;
  let [at, last] = [place, size - 1];
  for (const hash of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      node = nodeHash(hash, node);
      while (at % 2 === 0 && at !== 0) [at, last] = halves(at, last);
    } else {
      node = nodeHash(node, hash);
    }
    [at, last] = halves(at, last);
  }
  return last === 0 && node === root;
}

const halves = (a: number, b: number): [number, number] => [Math.floor(a / 2), Math.floor(b / 2)];

/**
 * The hashes that show that the tree over the first `size` leaves is the beginning of the tree over all of them. Throws
 * RangeError unless 0 < size <= leaves.
 * Source: RFC 6962, section 2.1.2.
 * @public
 */
export function consistencyProof(leaves: readonly string[], size: number): string[] {
  if (!Number.isInteger(size) || size <= 0 || size > leaves.length) throw new RangeError(`No tree of ${size} leaves`);
  return subproof(leaves, size, true);
}

/** isOld: the old tree's root is what the reader knows already. */
function subproof(leaves: readonly string[], size: number, isOld: boolean): string[] {
  if (size === leaves.length) return isOld ? [] : [rootOf(leaves)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return size <= split
    ? [...subproof(left, size, isOld), rootOf(right)]
    : [...subproof(right, size - split, false), rootOf(left)];
}

export interface Consistency {
  readonly oldSize: number;
  readonly oldRoot: string;
  readonly size: number;
  readonly root: string;
  readonly proof: readonly string[];
}

/**
 * Whether the newer tree only added leaves to the older one. Source: RFC 9162, section 2.1.4.2.
 * @public
 */
export function provesConsistency({ oldSize, oldRoot, size, root, proof }: Consistency): boolean {
  if (oldSize < 1 || oldSize > size) return false;
  if (oldSize === size) return proof.length === 0 && oldRoot === root;
  // A full old tree is itself the first hash.
  const isFull = (oldSize & (oldSize - 1)) === 0;
  const [first, ...rest] = isFull ? [oldRoot, ...proof] : proof;
  if (first === undefined || rest.length === 0) return false;
  let [at, last] = [oldSize - 1, size - 1];
  while (at % 2 === 1) [at, last] = halves(at, last);
  let [oldNode, node] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      oldNode = nodeHash(hash, oldNode);
      node = nodeHash(hash, node);
      while (at % 2 === 0 && at !== 0) [at, last] = halves(at, last);
    } else {
      node = nodeHash(node, hash);
    }
    [at, last] = halves(at, last);
  }
  return last === 0 && oldNode === oldRoot && node === root;
}
