import { eq } from "drizzle-orm";
import { agencies, listLayouts } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { type ListLayoutForm, layoutOf } from "./forms";
import { maySetListLayout } from "./policy";
import { listLayoutOf } from "./queries.server";

/**
 * Say how an agency's award lists are laid out, in every format and for all its rounds. Throws "not_found", "forbidden", and
 * "conflict" when somebody saved since the page was opened.
 */
export function saveListLayout(ctx: Context, agencyId: string, form: ListLayoutForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    // The agency's row: two first saves would not see each other's.
    const [agency] = await ctx.db
      .select({ id: agencies.id })
      .from(agencies)
      .where(eq(agencies.id, agencyId))
      .for("update");
    if (!agency) throw new DomainError("not_found", m.agencies_unknown());
    if (!maySetListLayout(ctx.actor, agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const [kept] = await ctx.db
      .select({ version: listLayouts.version })
      .from(listLayouts)
      .where(eq(listLayouts.agencyId, agencyId));
    if ((kept?.version ?? 0) !== form.version) throw new DomainError("conflict", m.releases_saved_meanwhile());
    const before = await listLayoutOf(ctx, agencyId);
    const layout = layoutOf(form);
    const row = { layout, version: form.version + 1, updatedBy: ctx.actor!.userId, updatedAt: ctx.now };
    await ctx.db
      .insert(listLayouts)
      .values({ agencyId, ...row })
      .onConflictDoUpdate({ target: listLayouts.agencyId, set: row });
    await recordAudit(ctx, {
      act: "list_layouts.saved",
      subject: { kind: "agency", id: agencyId },
      ...(before && { before }),
      after: layout,
    });
  });
}
