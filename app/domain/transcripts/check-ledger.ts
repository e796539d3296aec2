import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { headText } from "../ledger/head";
import { GrowingTree, leafHashOf } from "../ledger/merkle";
import { isNamed } from "./check-seal";
import { type Check, Differences } from "./checks";
import type { Transcript, TranscriptEvent } from "./format";
import { isSigned } from "./signature";

/** Lets a page breathe between batches of events. */
const BATCH = 5_000;

/**
 * Hash every event again and grow the ledger's tree from them: whether each stands at its place, and whether the signed heads,
 * the last of them over all events, were signed over this tree. `progress`: called with the events done.
 */
export async function checkLedger(
  { events, heads, round }: Transcript,
  progress: (done: number) => Promise<void> | void = () => {},
): Promise<[ledger: Check, heads: Check]> {
  const inLedger = new Differences();
  const inHeads = new Differences();
  const tree = new GrowingTree();
  const open = [...heads];
  let since = 0;
  let isBroken = false;
  for (const [index, event] of events.entries()) {
    if (event.place !== index && !isBroken) {
      isBroken = true;
      inLedger.add("event_missing", { place: index, file: String(event.place), found: String(index) });
    }
    tree.append(leafOf(event));
    while (open[0]?.size === tree.size) {
      const head = open.shift()!;
      if (head.root === tree.root()) since = head.size;
      else inHeads.add("head_differs", { place: head.size, file: head.root, found: tree.root(), field: String(since) });
    }
    if (index % BATCH === BATCH - 1) await progress(index + 1);
  }
  const last = heads.at(-1)!;
  const root = tree.root();
  if (last.size !== events.length) {
    inLedger.add("size_differs", { file: String(last.size), found: String(events.length) });
  } else if (last.root !== root) {
    inLedger.add("root_differs", { place: since, file: last.root, found: root });
  }
  for (const head of open) inHeads.add("head_differs", { place: head.size, file: head.root, field: String(since) });
  let canLook = true;
  for (const head of heads) {
    const { size, root, at, publicKey, signature } = head;
    const isItsOwn = isNamed(head);
    const signedAt = new Date(at);
    const signed =
      isItsOwn && (await isSigned(headText({ roundId: round.id, size, root, signedAt }), publicKey, signature));
    if (signed === null) canLook = false;
    else if (!signed) inHeads.add("head_forged", { place: size });
  }
  const hidden = events.filter((event) => !("payload" in event)).length;
  const ledger = inLedger.check("ledger", { events: events.length, hidden, root: root.slice(0, 16) });
  const signatures = inHeads.check("heads", { heads: heads.length });
  return [
    ledger,
    canLook || signatures.state === "failed" ? signatures : { ...signatures, state: "unknown", reason: "no_crypto" },
  ];
}

/** What was written is canonical JSON, so whatever is read from it is written the same way again. */
function leafOf(event: TranscriptEvent): string {
  if (!("payload" in event)) return event.leaf;
  try {
    return leafHashOf(utf8ToBytes(canonicalJson(event.payload as { [key: string]: JsonValue })));
  } catch {
    // Half a letter, which no event was ever written with.
    return leafHashOf(new Uint8Array());
  }
}
