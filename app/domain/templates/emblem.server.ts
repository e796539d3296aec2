import { and, eq, isNotNull } from "drizzle-orm";
import { templatePictures } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { EmblemForm } from "./forms";
import { lockTemplates } from "./lock-template.server";
import { mayKeepTemplates } from "./policy";

/** The picture that the standard template shows of an agency; null where it shows none. */
export async function emblemOf(ctx: Pick<Context, "db">, agencyId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: templatePictures.fileId })
    .from(templatePictures)
    .where(and(eq(templatePictures.agencyId, agencyId), isNotNull(templatePictures.emblemSince)));
  return row?.id ?? null;
}

/**
 * Say which of its pictures is an agency's emblem, or that none is. The standard template shows it on what is released from then on;
 * what was issued keeps the one its seal names.
 * Refused: "forbidden", "invalid" for a picture that is not the agency's.
 */
export function setEmblem(ctx: Context, agencyId: string, form: EmblemForm): Promise<void> {
  const picture = form.picture ?? null;
  return inTransaction(ctx, async (ctx) => {
    await lockTemplates(ctx, agencyId);
    if (!mayKeepTemplates(ctx.actor, agencyId)) throw new DomainError("forbidden", m.templates_organisers_only());
    const before = await emblemOf(ctx, agencyId);
    if (before === picture) return;
    const own = eq(templatePictures.agencyId, agencyId);
    await ctx.db.update(templatePictures).set({ emblemSince: null }).where(own);
    if (picture !== null) {
      const set = await ctx.db
        .update(templatePictures)
        .set({ emblemSince: ctx.now })
        .where(and(own, eq(templatePictures.fileId, picture)))
        .returning({ id: templatePictures.fileId });
      if (set.length === 0) throw refusal();
    }
    await recordAudit(ctx, {
      act: "templates.emblem_set",
      subject: { kind: "agency", id: agencyId },
      before: { picture: before },
      after: { picture },
    });
  });
}

const refusal = () =>
  new DomainError("invalid", m.templates_picture_missing(), { picture: [m.templates_picture_missing()] });
