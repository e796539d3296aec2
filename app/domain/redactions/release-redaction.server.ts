import { eq } from "drizzle-orm";
import { redactions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import { inTransaction } from "../transaction.server";
import { copyOf } from "./entry.server";
import type { ReleaseForm } from "./forms";
import { mayRelease, whyNotFit } from "./policy";
import { leftoversIn } from "./rules";
import { lockEntryToRedact } from "./save-redaction.server";

/**
 * Hand the newest copy of an entry to the jury: from now on it is what jurors read, and it is never changed. The ledger holds its
 * hash. Returns its version.
 * Throws "forbidden" to all but organisers and secretaries; "closed" where there is nothing to release, while the copy names the
 * maker, and where words found in it have no reason to stand; else as `saveRedaction` does.
 * Source: docs/rules/blind.md#release
 */
export function releaseRedaction(
  ctx: Context,
  nominationId: string,
  { seen, keptBecause }: ReleaseForm,
): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { round, copies, needles } = await lockEntryToRedact(ctx, nominationId, seen);
    if (!mayRelease(ctx.actor, round)) throw new DomainError("forbidden", m.redactions_only_secretary());
    const [newest] = copies;
    if (!newest || newest.releasedAt) throw new DomainError("closed", m.redactions_nothing_to_release());
    const leftovers = leftoversIn(copyOf(newest), needles);
    const refusal = whyNotFit(leftovers, keptBecause);
    if (refusal) throw new DomainError("closed", refusal, { keptBecause: [refusal] });
    const contentHash = hashOfCopy(newest);
    const reason = leftovers.length > 0 ? (keptBecause ?? null) : null;
    await ctx.db
      .update(redactions)
      .set({ releasedBy: ctx.actor!.userId, releasedAt: ctx.now, contentHash, keptBecause: reason })
      .where(eq(redactions.id, newest.id));
    await recordEvent(ctx, {
      roundId: round.id,
      kind: "dossier_redacted",
      payload: { nomination: nominationId, version: newest.version, contentHash },
      ...(reason && { sealed: { reason } }),
    });
    await recordAudit(ctx, {
      act: "redactions.released",
      subject: { kind: "nomination", id: nominationId },
      after: { version: newest.version, contentHash, leftovers: leftovers.length, ...(reason && { reason }) },
    });
    return newest.version;
  });
}

/** SHA-256, hex, of the canonical JSON of what the jury reads. */
export function hashOfCopy(copy: Parameters<typeof copyOf>[0]): string {
  return sha256Hex(canonicalJson(copyOf(copy) as unknown as JsonValue));
}
