import { eq } from "drizzle-orm";
import { agencies, certificateTemplates } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { mayKeepTemplates } from "./policy";
import { templateById } from "./queries.server";

/** Names of an agency's templates are given one after the other. */
export async function lockTemplates(ctx: WriteContext, agencyId: string): Promise<void> {
  await ctx.db.select({ id: agencies.id }).from(agencies).where(eq(agencies.id, agencyId)).for("no key update");
}

/** A template of the actor's own agency, locked with its neighbours; "forbidden" to who is not signed in, "not_found" to anyone else. */
export async function lockTemplate(ctx: WriteContext, templateId: string) {
  const [row] = isUuid(templateId)
    ? await ctx.db
        .select({ agencyId: certificateTemplates.agencyId })
        .from(certificateTemplates)
        .where(eq(certificateTemplates.id, templateId))
    : [];
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  if (!row || !mayKeepTemplates(ctx.actor, row.agencyId)) throw new DomainError("not_found", m.templates_unknown());
  await lockTemplates(ctx, row.agencyId);
  return templateById(ctx, templateId);
}
