import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { boundBy } from "./bound.server";
import type { PublicationForm } from "./forms";
import { lockToPrepare, writeFair } from "./lock-to-prepare.server";
import { whyNotWithdraw } from "./policy";

/**
 * A fair that was published goes back to its agency's desk, while nobody has begun an application.
 * Refused: as `lockToPrepare`; "conflict" when it is not public, "closed" once somebody has begun one.
 */
export function withdrawPublication(ctx: Context, fairId: string, { version }: PublicationForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToPrepare(ctx, fairId, version);
    const refusal = whyNotWithdraw(fair, await boundBy(ctx, fair.id));
    if (refusal) throw new DomainError(fair.publishedAt ? "closed" : "conflict", refusal);
    await writeFair(ctx, fair.id, { publishedAt: null });
    await recordAudit(ctx, {
      act: "fairs.publication_withdrawn",
      subject: { kind: "fair", id: fair.id },
      before: { publishedAt: fair.publishedAt },
    });
  });
}
