import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { agencies, applications, establishments, fairs, provinces } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { keptIds } from "../establishments/queries.server";
import { fairById } from "../fairs/fair-details.server";
import { agencyIds, fairFacts } from "./own-applications.server";
import { mayApplyFor, whyNoCall } from "./policy";

/** A published fair to apply to, with why not now. Throws "not_found". */
export async function fairToApplyTo(ctx: Context, slug: string) {
  const [row] = await ctx.db
    .select({ id: fairs.id })
    .from(fairs)
    .where(and(eq(fairs.slug, slug), isNotNull(fairs.publishedAt)));
  if (!row) throw new DomainError("not_found", m.fairs_not_found());
  const fair = await fairById(ctx, row.id);
  return { id: fair.id, ...fairFacts(fair), venue: fair.venue, whyNoCall: whyNoCall(fair, ctx.now) };
}

/** For whom the actor may apply, and what each has at this fair already; by name, establishments first. */
export async function applicantChoices(ctx: Context, fairId: string) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const kept = keptIds(ctx);
  const offices = agencyIds(ctx).filter((agencyId) => mayApplyFor(ctx.actor, { establishmentId: null, agencyId }));
  const [makers, centres, begun] = await Promise.all([
    kept.length === 0
      ? []
      : ctx.db
          .select({ id: establishments.id, name: establishments.name, province: provinces.name })
          .from(establishments)
          .innerJoin(provinces, eq(provinces.id, establishments.provinceId))
          .where(inArray(establishments.id, kept))
          .orderBy(asc(establishments.name)),
    offices.length === 0
      ? []
      : ctx.db
          .select({ id: agencies.id, name: agencyNameToday(agencies.id, ctx.now), province: provinces.name })
          .from(agencies)
          .innerJoin(provinces, eq(provinces.id, agencies.provinceId))
          .where(and(inArray(agencies.id, offices), eq(agencies.level, "province")))
          .orderBy(asc(agencies.slug)),
    ownApplicationsAt(ctx, fairId, kept, offices),
  ]);
  const liveOf = (id: string) => begun.find((one) => one.applicantId === id)?.id ?? null;
  return [
    ...makers.map((one) => ({ ...one, kind: "establishment" as const, applicationId: liveOf(one.id) })),
    ...centres.map((one) => ({ ...one, kind: "agency" as const, applicationId: liveOf(one.id) })),
  ];
}

function ownApplicationsAt(ctx: Context, fairId: string, kept: string[], offices: string[]) {
  const applicantId = sql<string>`coalesce(${applications.establishmentId}, ${applications.agencyId})`;
  const all = [...kept, ...offices];
  if (all.length === 0) return [];
  return ctx.db
    .select({ id: applications.id, applicantId })
    .from(applications)
    .where(
      and(
        eq(applications.fairId, fairId),
        inArray(applicantId, all),
        sql`${applications.state} not in ('withdrawn', 'refused')`,
      ),
    );
}
