import { auditEntries } from "~/db/schema";
import type { WriteContext } from "../context";

export interface AuditAct {
  /** Noun and verb in the past: "rounds.opened". */
  readonly act: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
}

/** Keep an administrative act, in the transaction of what it did. Never put a secret in `before` or `after`. */
export async function recordAudit(ctx: WriteContext, entry: AuditAct): Promise<void> {
  await ctx.db.insert(auditEntries).values({
    at: ctx.now,
    actorId: ctx.actor?.userId ?? null,
    address: ctx.actor?.address ?? null,
    act: entry.act,
    subjectKind: entry.subject.kind,
    subjectId: entry.subject.id,
    before: entry.before ?? null,
    after: entry.after ?? null,
  });
}
