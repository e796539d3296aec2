import type { PlainDate } from "~/lib/dates";
import { PASS_KINDS, type PassKind, type ScanDirection, type ScanVerdict } from "~/lib/vocabulary";
import { type FairDays, isWrongDay } from "./rules";

/**
 * Nine hex digits. Short enough that each fits sixteen thousand codes: whoever finds a device and tries all codes does not learn which of
 * them are passes. Long enough that of forty thousand passes a code that is none looks like one less than once in a million times.
 */
export const HASH_LENGTH = 9;

/** What is hashed in place of a code: alike on the server and on the device. */
export const hashedText = (fairId: string, code: string) => `${fairId}:${code}`;

export interface GateInPack {
  readonly id: string;
  readonly name: string;
  readonly admits: readonly PassKind[];
}

/** What a gate needs to answer at once without a network. */
export interface GatePack {
  readonly fairId: string;
  readonly fair: FairDays;
  readonly gates: readonly GateInPack[];
  /** By the server's clock; ISO. */
  readonly at: string;
  /** A pass each: nine hex digits of its hash, the place of its kind in the list of kinds, "r" where it was revoked, "i" where it is inside. */
  readonly passes: readonly string[];
}

export interface PackedPass {
  readonly kind: PassKind;
  readonly isRevoked: boolean;
  readonly isInside: boolean;
}

export const packPass = (hash: string, { kind, isRevoked, isInside }: PackedPass): string =>
  `${hash}${PASS_KINDS.indexOf(kind)}${isRevoked ? "r" : isInside ? "i" : ""}`;

const isPacked = (packed: string) => packed.length - HASH_LENGTH === (/[ri]$/.test(packed) ? 2 : 1);

/** A list that another version of this program kept is of no use: its passes are in none until it is read anew. */
export function unpackPasses(passes: readonly string[]): Map<string, PackedPass> {
  return new Map(
    passes.filter(isPacked).map((packed) => [
      packed.slice(0, HASH_LENGTH),
      {
        kind: PASS_KINDS[Number(packed[HASH_LENGTH])] ?? "visitor",
        isRevoked: packed.endsWith("r"),
        isInside: packed.endsWith("i"),
      },
    ]),
  );
}

/**
 * What a gate says by itself. pass: undefined where the pack holds none of the code. lastHere: how this device read it last since the pack
 * was made. The server decides once it knows what other gates read. Source: docs/rules/fair-days.md#offline.
 */
export function verdictOnDevice(
  pass: PackedPass | undefined,
  { admits, fair, today }: Pick<GateInPack, "admits"> & { readonly fair: FairDays; readonly today: PlainDate },
  direction: ScanDirection,
  lastHere: ScanDirection | null,
): ScanVerdict {
  if (!pass) return "unknown";
  if (direction === "out") return "admitted";
  if (pass.isRevoked) return "revoked";
  if (!admits.includes(pass.kind)) return "wrong_gate";
  if (isWrongDay(pass.kind, today, fair)) return "wrong_day";
  return (lastHere === null ? pass.isInside : lastHere === "in") ? "already_in" : "admitted";
}
