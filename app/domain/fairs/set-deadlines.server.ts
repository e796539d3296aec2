import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { type Deadlines, deadlinesFrom, misfitsOf } from "./deadlines";
import type { DeadlinesForm } from "./forms";
import { lockToPrepare, writeFair } from "./lock-to-prepare.server";

/**
 * When a fair takes applications and lets pick, and by when goods and money are due. They move at any time: a call is prolonged, or
 * ended early.
 * Refused: as `lockToPrepare`; "invalid" with its field for what does not fit together, and for a public fair without its call.
 */
export function setDeadlines(ctx: Context, fairId: string, input: DeadlinesForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToPrepare(ctx, fairId, input.version);
    const deadlines = deadlinesFrom(input);
    const misfits = misfitsOf(deadlines, fair.startsOn);
    if (fair.publishedAt && !deadlines.applicationsOpenAt) misfits.applicationsOpenOn = [m.fairs_public_needs_call()];
    const [first] = Object.values(misfits);
    if (first) throw new DomainError("invalid", first[0]!, misfits);
    await writeFair(ctx, fair.id, deadlines);
    await recordAudit(ctx, {
      act: "fairs.deadlines_set",
      subject: { kind: "fair", id: fair.id },
      before: only(fair),
      after: { ...deadlines },
    });
  });
}

const only = (fair: Deadlines): Record<keyof Deadlines, Date | string | null> => ({
  applicationsOpenAt: fair.applicationsOpenAt,
  applicationsCloseAt: fair.applicationsCloseAt,
  picksOpenAt: fair.picksOpenAt,
  picksCloseAt: fair.picksCloseAt,
  signsDueOn: fair.signsDueOn,
  goodsListDueOn: fair.goodsListDueOn,
  goodsDueOn: fair.goodsDueOn,
  depositDueOn: fair.depositDueOn,
  balanceDueOn: fair.balanceDueOn,
});
