import type { Context } from "../context";
import { DomainError } from "../errors";
import type { Pair } from "../rounds/pairs";
import { writeAssignments } from "../rounds/write-assignments.server";
import { inTransaction } from "../transaction.server";
import { stateOfPair } from "./assign-by-hand.server";
import { lockJury } from "./lock-jury.server";
import { whyNotTakeBack } from "./policy";

/**
 * Take an entry back from a juror, with its untouched sheet. Throws "conflict" where its sheet has points, remarks or a signature: a
 * juror recuses themselves, nobody takes their work away. Otherwise as `assignByHand`.
 */
export function takeBackAssignment(ctx: Context, roundId: string, pair: Pair): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockJury(ctx, roundId);
    const whyNot = whyNotTakeBack(await stateOfPair(ctx, roundId, pair));
    if (whyNot) throw new DomainError("conflict", whyNot);
    await writeAssignments(ctx, round, { given: [], takenBack: [pair], source: "hand", way: "hand" });
  });
}
