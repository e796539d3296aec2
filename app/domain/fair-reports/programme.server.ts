import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt } from "drizzle-orm";
import { fairReports, fairs, fairTargets, recordedFairs } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { agenciesOf } from "../agencies/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayReadFairReport } from "./policy";
import { againstTarget, byYearAndLevel, countedOnce, indicatorsOf, type ProgrammeFair, sumOf } from "./programme";
import { FairFigures } from "./rules";

/**
 * The fairs of agencies as a programme counts them: those closed here as their reports were settled last, and those recorded, the latest
 * first. One that is opened again is out until it is settled again, and one that was cancelled counts nowhere. Asks no policy: its callers do.
 */
export async function programmeFairs(
  ctx: Context,
  agencyIds: readonly string[],
): Promise<(ProgrammeFair & { readonly within: string | null })[]> {
  if (agencyIds.length === 0) return [];
  const [closed, recorded] = await Promise.all([
    ctx.db
      .select({ fair: fairs, figures: fairReports.figures })
      .from(fairs)
      .innerJoin(fairReports, eq(fairReports.fairId, fairs.id))
      .where(
        and(
          inArray(fairs.agencyId, [...agencyIds]),
          isNotNull(fairs.closedAt),
          isNull(fairs.cancelledAt),
          isNotNull(fairReports.figures),
        ),
      )
      .orderBy(desc(fairs.startsOn), asc(fairs.id)),
    ctx.db
      .select()
      .from(recordedFairs)
      .where(inArray(recordedFairs.agencyId, [...agencyIds]))
      .orderBy(desc(recordedFairs.year), asc(recordedFairs.name), asc(recordedFairs.id)),
  ]);
  const own = closed.map(({ fair, figures: kept }): ProgrammeFair => {
    const { id, slug, name, nameEn, agencyId, level } = fair;
    const figures = FairFigures.parse(kept);
    const year = Number(fair.startsOn.slice(0, 4));
    return {
      ...{ id, slug, name, nameEn, agencyId, level, year, fromYear: year, source: null },
      indicators: indicatorsOf(fair, figures),
      provinces: figures.provinces.length,
      provinceIds: figures.provinces.map((province) => province.id),
      money: figures.money,
      meetings: figures.meetings,
    };
  });
  const published = recorded.map((row): ProgrammeFair => {
    const { id, name, agencyId, level, year, fromYear, source, provinces } = row;
    const { fairs, booths, establishments, visits, sales, contracts, contractValue: contracted, support } = row;
    return {
      ...{ id, slug: null, name, nameEn: null, agencyId, level, year, fromYear: fromYear ?? year, source, provinces },
      indicators: { fairs, booths, establishments, visits, sales, contracts, contracted, support },
      provinceIds: null,
      money: [],
      meetings: null,
    };
  });
  return countedOnce([...own, ...published]).toSorted((a, b) => b.year - a.year || b.fromYear - a.fromYear);
}

/** The agency of the one who asks whose figures a page shows: the one that its address names, else the first. Throws "forbidden", "not_found". */
export async function figuresAgency(ctx: Context, slug: string | null) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const agencies = (await agenciesOf(ctx)).filter(({ id }) => mayReadFairReport(ctx.actor, { agencyId: id }));
  if (agencies.length === 0) throw new DomainError("forbidden", m.fairs_not_your_agency());
  const agency = slug === null ? agencies[0] : agencies.find((one) => one.slug === slug);
  if (!agency) throw new DomainError("not_found", m.agencies_unknown());
  return { agency, agencies };
}

/** What the fairs of an agency came to, by year and level and against its targets. Refused as `figuresAgency`. */
export async function fairProgramme(ctx: Context, slug: string | null) {
  const { agency, agencies } = await figuresAgency(ctx, slug);
  const ofAgency = eq(fairs.agencyId, agency.id);
  const [all, targets, [open]] = await Promise.all([
    programmeFairs(ctx, [agency.id]),
    ctx.db
      .select()
      .from(fairTargets)
      .where(eq(fairTargets.agencyId, agency.id))
      .orderBy(desc(fairTargets.toYear), asc(fairTargets.fromYear), asc(fairTargets.indicator), asc(fairTargets.id)),
    ctx.db
      .select({ fairs: count() })
      .from(fairs)
      .where(
        and(
          ofAgency,
          isNotNull(fairs.publishedAt),
          isNull(fairs.closedAt),
          isNull(fairs.cancelledAt),
          lt(fairs.endsOn, todayInVietnam(ctx.now)),
        ),
      ),
  ]);
  const counted = all.filter(({ within }) => within === null);
  return {
    ...{ agency, agencies, fairs: all },
    years: byYearAndLevel(counted),
    whole: sumOf(counted),
    targets: targets.map(({ agencyId: _, setBy: __, setAt: ___, ...target }) => againstTarget(target, counted)),
    /** Over, and their reports not settled: not in the figures. */
    open: open!.fairs,
  };
}
export type FairProgramme = Awaited<ReturnType<typeof fairProgramme>>;
