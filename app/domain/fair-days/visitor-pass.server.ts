import { and, eq, isNull } from "drizzle-orm";
import { fairPasses, leads } from "~/db/schema";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { fairById } from "../fairs/fair-details.server";
import { fairBySlug } from "../fairs/queries.server";
import { inTransaction } from "../transaction.server";
import { VISITOR_CONSENT_VERSION } from "./consent";
import type { VisitorPassForm } from "./forms";
import { issuedBefore } from "./issued-before.server";
import { newPassCode } from "./pass-code.server";
import { passEnd } from "./pass-end.server";
import { whyNoVisitorPass } from "./policy";
import { contactsUntil, keptUntil, readCode } from "./rules";
import { daySettingsOf } from "./settings.server";

/** A public fair whose visitors' passes are asked for, and why there are none. Public. Throws "not_found". */
export async function fairForVisitors(ctx: Context, slug: string) {
  const { id, name, nameEn, venue, startsOn, endsOn, publishedAt, closedAt, cancelledAt } = await fairBySlug(ctx, slug);
  const settings = await daySettingsOf(ctx, id);
  return {
    fair: { id, slug, name, nameEn, venue, startsOn, endsOn },
    whyNot: whyNoVisitorPass({ publishedAt, closedAt, cancelledAt, startsOn, endsOn }, todayInVietnam(ctx.now)),
    keptUntil: contactsUntil({ endsOn }, settings),
    source: settings.contactSource,
  };
}

/**
 * A free pass for a visitor, who needs no account. Name and contact are kept only with consent, until the day the
 * visitor read when agreeing. The same form sent twice issues one. Returns its code.
 * Refused: "not_found", "closed" once the fair is over, "conflict" where the same form has issued another.
 */
export function issueVisitorPass(
  ctx: Context,
  slug: string,
  { name, contact, share, key }: VisitorPassForm,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, whyNot, keptUntil: keepUntil } = await fairForVisitors(ctx, slug);
    if (whyNot) throw new DomainError("closed", whyNot);
    const code = newPassCode();
    const shared = {
      holder: name,
      contact,
      consentVersion: VISITOR_CONSENT_VERSION,
      consentLocale: getLocale(),
      consentAt: ctx.now,
      keepUntil,
    };
    const pass = { fairId: fair.id, kind: "visitor", ...(share && shared) } as const;
    const [issued] = await ctx.db
      .insert(fairPasses)
      .values({ ...pass, code, issuedAt: ctx.now, formKey: key, formPlace: 0 })
      .onConflictDoNothing({ target: [fairPasses.formKey, fairPasses.formPlace] })
      .returning({ code: fairPasses.code });
    if (issued) return issued.code;
    const given = { holder: (share && name) ?? null, contact: (share && contact) ?? null };
    const before = await issuedBefore(ctx, key, [{ fairId: fair.id, kind: "visitor", applicationId: null, ...given }]);
    return before![0]!;
  });
}

/** A pass as whoever has its code sees it. Throws "not_found". */
export async function passByCode(ctx: Context, text: string) {
  const [row] = await ctx.db
    .select({ pass: fairPasses, endedAt: passEnd() })
    .from(fairPasses)
    .where(eq(fairPasses.code, readCode(text)));
  if (!row) throw new DomainError("not_found", m.days_no_such_pass());
  const { pass, endedAt } = row;
  const { slug, name, nameEn, venue, startsOn, endsOn } = await fairById(ctx, pass.fairId);
  const settings = await daySettingsOf(ctx, pass.fairId);
  return {
    pass,
    /** Since when it lets in nobody; null for one that holds. */
    endedAt,
    fair: { slug, name, nameEn, venue, startsOn, endsOn },
    keptUntil: keptUntil(pass, contactsUntil({ endsOn }, settings)),
  };
}

/**
 * A visitor takes back what they agreed to: name and contact go from the pass and from every exhibitor who scanned it. The pass still
 * lets in. Refused: "not_found".
 */
export function forgetVisitor(ctx: Context, text: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { pass } = await passByCode(ctx, text);
    if (pass.kind !== "visitor") throw new DomainError("not_found", m.days_no_such_pass());
    await eraseVisitor(ctx, pass.id);
    await recordAudit(ctx, { act: "fair_days.visitor_forgotten", subject: { kind: "fair", id: pass.fairId } });
  });
}

/** Name and contact of a pass, and of the leads that were read from it. */
export async function eraseVisitor(ctx: WriteContext, passId: string): Promise<void> {
  await ctx.db
    .update(fairPasses)
    .set({
      holder: null,
      contact: null,
      consentVersion: null,
      consentLocale: null,
      consentAt: null,
      keepUntil: null,
      erasedAt: ctx.now,
    })
    .where(eq(fairPasses.id, passId));
  await ctx.db
    .update(leads)
    .set({ name: null, contact: null, interest: "", erasedAt: ctx.now })
    .where(and(eq(leads.passId, passId), isNull(leads.erasedAt)));
}
