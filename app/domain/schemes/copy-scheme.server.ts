import { eq } from "drizzle-orm";
import { insertUnderFreeSlug } from "~/db/insert-under-free-slug.server";
import { agencies, schemeDrafts, schemes } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { slugCandidates, slugOf } from "~/lib/slug";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { CopySchemeForm } from "./forms";
import { schemeRoot } from "./lineage.server";
import { mayWriteSchemes } from "./policy";
import { addVersion } from "./publish-scheme.server";
import { schemeByCode, versionOf } from "./queries.server";

/**
 * A scheme of one's agency with the latest rules of another one as its first version, and a draft of them to change: so the
 * changes of every later version are shown against what was copied.
 * Refused: "forbidden" for an agency one does not organise for, "not_found" for an unknown scheme. Returns its code.
 */
export function copyScheme(ctx: Context, code: string, input: CopySchemeForm): Promise<{ code: string }> {
  return inTransaction(ctx, async (ctx) => {
    const source = await schemeByCode(ctx, code);
    if (!mayWriteSchemes(ctx.actor, input.agencyId)) throw new DomainError("forbidden", m.schemes_not_your_agency());
    const { rules, versionId } = await versionOf(ctx, source.id, source.latest);
    const [agency] = await ctx.db.select({ slug: agencies.slug }).from(agencies).where(eq(agencies.id, input.agencyId));
    if (!agency) throw new DomainError("invalid", m.agencies_unknown(), { agencyId: [m.agencies_unknown()] });
    const { agencyId, name, nameEn } = input;
    const [lineage] = await ctx.db.select({ rootId: schemeRoot }).from(schemes).where(eq(schemes.id, source.id));
    const by = ctx.actor!.userId;
    // With the agency's own address: a scheme that a later release ships never has such a code.
    const scheme = await insertUnderFreeSlug(
      slugCandidates(`${slugOf(name, 40)} ${agency.slug}`, agency.slug),
      (code) =>
        ctx.db
          .insert(schemes)
          .values({ code, name, nameEn, agencyId, ...lineage })
          .onConflictDoNothing()
          .returning({ id: schemes.id, code: schemes.code }),
    );
    await addVersion(ctx, scheme.id, { rules, by, note: null, copiedFromId: versionId });
    await ctx.db.insert(schemeDrafts).values({ schemeId: scheme.id, rules, updatedAt: ctx.now, updatedBy: by });
    await recordAudit(ctx, {
      act: "schemes.copied",
      subject: { kind: "scheme", id: scheme.id },
      after: { code: scheme.code, name, agencyId, from: source.code, version: source.latest },
    });
    return { code: scheme.code };
  });
}
