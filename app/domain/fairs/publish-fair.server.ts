import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { factsOfFair } from "./facts.server";
import type { PublicationForm } from "./forms";
import { lockToPrepare, writeFair } from "./lock-to-prepare.server";
import { whyNotPublish } from "./preparation";

/**
 * A fair becomes public, and takes applications in their days.
 * Refused: as `lockToPrepare`; "conflict" when it is public already, "invalid" while something is missing.
 */
export function publishFair(ctx: Context, fairId: string, { version }: PublicationForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToPrepare(ctx, fairId, version);
    if (fair.publishedAt) throw new DomainError("conflict", m.fairs_is_published());
    const [missing] = whyNotPublish(fair, await factsOfFair(ctx, fair), ctx.now);
    if (missing) throw new DomainError("invalid", missing);
    await writeFair(ctx, fair.id, { publishedAt: ctx.now });
    await recordAudit(ctx, { act: "fairs.published", subject: { kind: "fair", id: fair.id } });
  });
}
