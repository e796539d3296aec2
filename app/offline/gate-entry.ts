import type { ScanDirection, ScanVerdict } from "~/lib/vocabulary";

/** What the server said of a scan. */
export interface GateAnswer {
  readonly verdict: ScanVerdict | null;
  readonly holder: string | null;
  readonly exhibitor: string | null;
  /** Why the pass holds no longer; where the server said it. */
  readonly note?: string | null;
  readonly earlier: { readonly at: string; readonly gate: string; readonly by: string } | null;
}

type GateEntryState =
  | { readonly kind: "waiting" }
  /** The server has it; null for a count. What lies on the device of it is the verdict: names stay with the page that asked. */
  | { readonly kind: "sent"; readonly answer: GateAnswer | null }
  | { readonly kind: "refused"; readonly reason: string };

/** What an exhibitor noted of a visitor: the code of a pass, or what the visitor said. Until the server has it. */
export type NotedLead = { readonly interest: string } & (
  | { readonly code: string }
  | {
      readonly name: string;
      readonly contact: string;
      /** Of the words that the visitor agreed to, as the page showed them. */
      readonly consentVersion: string;
      readonly consentLocale: string;
    }
);

/** A scan or a count of a gate, or a contact an exhibitor noted, as it lies on the device. */
export interface GateEntry {
  readonly nonce: string;
  /** Whose it is: another who signs in on the device does not send it. */
  readonly keeperId: string;
  /** Of the fair; of contacts the exhibitor's place (`placeOfLeads`). */
  readonly slug: string;
  /** Of a gate; of contacts the id of the application. */
  readonly gate: string;
  /** By the device's clock; ISO. */
  readonly at: string;
  /** Milliseconds that clock was ahead of the server's; null before the first contact. */
  readonly offsetMs: number | null;
  readonly deviceId: string;
  readonly what:
    | {
        readonly kind: "scan";
        /** Until the server has it: then nothing is left here that opens the pass. */
        readonly code: string | null;
        /** Of the code, as the list of passes holds it; null where the browser cannot hash. */
        readonly hash: string | null;
        /** The last letters of the code, for the gatekeeper. */
        readonly tail: string;
        readonly direction: ScanDirection;
        /** What the device said by itself; null where it could not say anything. */
        readonly shown: ScanVerdict | null;
      }
    | { readonly kind: "count"; readonly people: number }
    /** Null once the server has it: then the device keeps no name. */
    | { readonly kind: "lead"; readonly lead: NotedLead | null };
  readonly state: GateEntryState;
}

/** Letters of a code that a gate shows of what it read. */
const TAIL_LENGTH = 3;
export const tailOf = (code: string): string => code.slice(-TAIL_LENGTH);

/** An entry as it lies on the device with what became of it. Of what the server has, the device keeps no code and no name. */
export const settled = (entry: GateEntry, state: GateEntryState): GateEntry =>
  state.kind === "sent"
    ? { ...entry, state: { kind: "sent", answer: state.answer && verdictAlone(state.answer) }, what: bare(entry.what) }
    : { ...entry, state };

const verdictAlone = ({ verdict }: GateAnswer): GateAnswer => ({
  ...{ verdict, holder: null, exhibitor: null, note: null, earlier: null },
});

function bare(what: GateEntry["what"]): GateEntry["what"] {
  if (what.kind === "scan") return { ...what, code: null };
  return what.kind === "lead" ? { ...what, lead: null } : what;
}

/** Where the contacts of an exhibitor lie on a device; no fair's slug has a slash. */
export const placeOfLeads = (applicationId: string) => `leads/${applicationId}`;

export const isWaiting = ({ state }: GateEntry) => state.kind === "waiting";
export const isRefused = ({ state }: GateEntry) => state.kind === "refused";

/** What holds of a scan as far as the device knows: what the server said, else what it said itself. */
export function verdictOf({ what, state }: GateEntry): ScanVerdict | null {
  if (what.kind !== "scan") return null;
  return state.kind === "sent" && state.answer ? state.answer.verdict : what.shown;
}

/** By the server's clock, in milliseconds. */
const timeOf = ({ at, offsetMs }: Pick<GateEntry, "at" | "offsetMs">) => Date.parse(at) - (offsetMs ?? 0);

/**
 * How this device read the code of a hash last and let it pass, after an instant of the server's clock; null for not at all. entries: oldest first.
 */
export function lastPassage(entries: readonly GateEntry[], hash: string, after: number): ScanDirection | null {
  const last = entries.findLast(
    (one) =>
      one.what.kind === "scan" && one.what.hash === hash && verdictOf(one) === "admitted" && timeOf(one) >= after,
  );
  return last?.what.kind === "scan" ? last.what.direction : null;
}

/**
 * People that this device counted at a gate beyond what the server knew at an instant of its own clock (milliseconds): what it does not
 * have yet, and what was counted since.
 */
export const peopleBeyond = (entries: readonly GateEntry[], gate: string, knownAt: number): number =>
  entries.reduce((sum, one) => {
    if (one.gate !== gate || one.what.kind !== "count" || one.state.kind === "refused") return sum;
    return isWaiting(one) || timeOf(one) >= knownAt ? sum + one.what.people : sum;
  }, 0);

const KEPT_MS = 2 * 86_400_000;

/** Sent the day before yesterday: nothing is decided by it any more. What waits, or was refused, is never forgotten. */
export const isForgotten = (entry: GateEntry, now: number): boolean =>
  entry.state.kind === "sent" && now - Date.parse(entry.at) > KEPT_MS;
