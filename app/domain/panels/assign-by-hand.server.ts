import { m } from "~/i18n/paraglide/messages";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import type { Pair } from "../rounds/pairs";
import { writeAssignments } from "../rounds/write-assignments.server";
import { inTransaction } from "../transaction.server";
import { coverageOf } from "./coverage.server";
import { lockJury } from "./lock-jury.server";
import { whyNotGive } from "./policy";
import type { PairState } from "./rules";

/**
 * Give an entry to one more juror. While the jury scores, the sheet is made at once.
 * Throws "not_found" for a juror or an entry that is not of this round, "conflict" with the reason, "closed" once the jury is done.
 */
export function assignByHand(ctx: Context, roundId: string, pair: Pair): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockJury(ctx, roundId);
    const whyNot = whyNotGive(await stateOfPair(ctx, roundId, pair));
    if (whyNot) throw new DomainError("conflict", whyNot);
    await writeAssignments(ctx, round, { given: [pair], takenBack: [], source: "hand", way: "hand" });
  });
}

/** Where a juror in office stands with an admitted entry; "not_found" for others. Under the round's lock. */
export async function stateOfPair(ctx: WriteContext, roundId: string, pair: Pair): Promise<PairState> {
  const { jurors, entries } = await coverageOf(ctx, roundId);
  const at = jurors.findIndex((juror) => juror.appointmentId === pair.appointmentId);
  const state = entries.find((entry) => entry.nominationId === pair.nominationId)?.states[at];
  if (!state) throw new DomainError("not_found", m.panels_pair_unknown());
  return state;
}
