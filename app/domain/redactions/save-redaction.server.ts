import { eq } from "drizzle-orm";
import { redactions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockNominationInRound } from "../nominations/lock-nomination.server";
import { inTransaction } from "../transaction.server";
import { type EntryToRedact, entryToRedact, seenKey } from "./entry.server";
import type { RedactionForm } from "./forms";
import { whyNotRedact } from "./policy";
import { plainCopy, WORDED } from "./rules";

/**
 * Keep the blind copy of an entry, not released yet; after a release it is the next version. Numbers, days and levels are the
 * dossier's own, and so is the choice of photos. Returns its version.
 * Throws "not_found" to all but the agency's people who do not judge the round, "closed" as the policy says, "conflict" when
 * someone else has written since.
 */
export function saveRedaction(ctx: Context, nominationId: string, form: RedactionForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { seal, copies } = await lockEntryToRedact(ctx, nominationId, form.seen);
    const [newest] = copies;
    const plain = plainCopy(seal.dossier);
    const kept = Object.entries(plain.answers).flatMap(([code, answer]) => {
      const shown = WORDED.some((worded) => worded === code) ? form.answers[code] : answer;
      return shown === undefined ? [] : [[code, shown]];
    });
    const values = {
      productName: form.productName,
      summary: (plain.summary && form.summary) || null,
      setMembers: (plain.setMembers && form.setMembers) || null,
      answers: Object.fromEntries(kept),
      photos: plain.photos.filter((fileId) => form.photos.includes(fileId)),
      savedBy: ctx.actor!.userId,
      savedAt: ctx.now,
    };
    const isDraft = newest !== undefined && newest.releasedAt === null;
    const version = isDraft ? newest.version : (newest?.version ?? 0) + 1;
    if (isDraft) await ctx.db.update(redactions).set(values).where(eq(redactions.id, newest.id));
    else await ctx.db.insert(redactions).values({ ...values, snapshotId: seal.snapshotId, version });
    await recordAudit(ctx, {
      act: "redactions.saved",
      subject: { kind: "nomination", id: nominationId },
      after: { version, photos: values.photos.length },
    });
    return version;
  });
}

/** Locked until the end of the transaction, for whoever may write it now. `seal` is there. Throws as `saveRedaction` does. */
export async function lockEntryToRedact(
  ctx: WriteContext,
  nominationId: string,
  seen: string,
): Promise<EntryToRedact & { readonly seal: NonNullable<EntryToRedact["seal"]> }> {
  await lockNominationInRound(ctx, nominationId);
  const entry = await entryToRedact(ctx, nominationId);
  const refusal = whyNotRedact(ctx.actor, entry, ctx.now);
  if (refusal || !entry.seal) throw new DomainError("closed", refusal ?? m.redactions_not_sealed());
  if (seen !== seenKey(entry.copies[0])) throw new DomainError("conflict", m.redactions_written_meanwhile());
  return { ...entry, seal: entry.seal };
}
