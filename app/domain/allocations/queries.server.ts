import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  allocationLocks,
  allocationPairs,
  allocationRuns,
  applications,
  booths,
  halls,
  provinces,
  users,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { AllocationRunState, PairKind } from "~/lib/vocabulary";
import { type Due, duesOf } from "../booths/dues.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, fairAtWork } from "../fairs/fair-details.server";
import { Furniture } from "../floor-plans/rules";
import { type Changes, changesBetween, hasChanged } from "./changes.server";
import { mayAllocate, whyNotAllocate } from "./policy";
import { readInput } from "./read-input.server";
import { AllocationResult, type Explained } from "./result";
import { AllocationInput, Settings, USUAL_SETTINGS } from "./rules";

export interface Run {
  readonly number: number;
  readonly state: AllocationRunState;
  /** Points of the best placement so far, and what none exceeds. */
  readonly objective: number | null;
  readonly bound: number | null;
  readonly milliseconds: number | null;
  readonly settings: Settings;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly movedAt: Date;
}

export interface Lock {
  readonly boothId: string;
  readonly code: string;
  readonly number: string;
  readonly name: string;
}

/** Two applications that an organiser wants near each other, or apart. */
export interface PairByHand {
  readonly id: string;
  readonly kind: PairKind;
  readonly isMust: boolean;
  /** Whether both are accepted: of others no plan knows. */
  readonly isCounted: boolean;
  readonly first: { readonly number: string; readonly name: string };
  readonly second: { readonly number: string; readonly name: string };
}

export interface AllocationDesk {
  readonly fair: FairDetails;
  /** Latest first. */
  readonly runs: readonly Run[];
  readonly locks: readonly Lock[];
  readonly pairs: readonly PairByHand[];
  /** Booths for use, accepted applications, booths that were granted to them, and booths they are due: without what they gave back. */
  readonly counts: {
    readonly booths: number;
    readonly applications: number;
    readonly granted: number;
    readonly due: number;
  };
  /** Of the latest run; what is usual before the first. */
  readonly settings: Settings;
  readonly mayAllocate: boolean;
  readonly whyNot: string | null;
}

function selectRuns(ctx: Context, fairId: string) {
  return ctx.db
    .select({
      number: allocationRuns.number,
      state: allocationRuns.state,
      objective: allocationRuns.objective,
      bound: allocationRuns.bound,
      milliseconds: allocationRuns.milliseconds,
      settings: sql<Settings>`${allocationRuns.input} -> 'settings'`.mapWith((value) => Settings.parse(value)),
      requestedBy: users.name,
      requestedAt: allocationRuns.requestedAt,
      movedAt: allocationRuns.movedAt,
    })
    .from(allocationRuns)
    .innerJoin(users, eq(users.id, allocationRuns.requestedBy))
    .where(eq(allocationRuns.fairId, fairId))
    .orderBy(desc(allocationRuns.number));
}

/** The plans of a fair and what they are made with. Refused: "not_found", "forbidden" to all but the people of its agency. */
export async function allocationDesk(ctx: Context, slug: string): Promise<AllocationDesk> {
  const fair = await fairAtWork(ctx, slug);
  const [runs, locks, [counted], [applied], dues, pairs] = await Promise.all([
    selectRuns(ctx, fair.id),
    ctx.db
      .select({
        boothId: booths.id,
        code: booths.code,
        number: sql<string>`${applications.number}`,
        name: applications.signName,
      })
      .from(allocationLocks)
      .innerJoin(booths, eq(booths.id, allocationLocks.boothId))
      .innerJoin(applications, eq(applications.id, allocationLocks.applicationId))
      .where(eq(booths.fairId, fair.id)),
    ctx.db
      .select({ booths: sql<number>`count(*)::int` })
      .from(booths)
      .where(and(eq(booths.fairId, fair.id), isNull(booths.retiredAt), isNull(booths.blockedReason))),
    ctx.db
      .select({ applications: sql<number>`count(*)::int` })
      .from(applications)
      .where(and(eq(applications.fairId, fair.id), eq(applications.state, "accepted"))),
    duesOf(ctx, fair.id, eq(applications.state, "accepted")),
    pairsOfFair(ctx, fair.id),
  ]);
  const sum = (of: (due: Due) => number) => dues.reduce((all, one) => all + of(one), 0);
  return {
    fair,
    runs,
    locks: locks.toSorted((a, b) => compareVietnamese(a.code, b.code)),
    pairs,
    counts: {
      booths: counted!.booths,
      applications: applied!.applications,
      granted: sum((one) => one.granted),
      due: sum((one) => one.due),
    },
    settings: runs[0]?.settings ?? USUAL_SETTINGS,
    mayAllocate: mayAllocate(ctx.actor, fair),
    whyNot: mayAllocate(ctx.actor, fair) ? whyNotAllocate(fair) : m.allocations_runners_only(),
  };
}

/** In the order in which they were set. Asks no policy. */
export function pairsOfFair(ctx: Context, fairId: string): Promise<PairByHand[]> {
  const [first, second] = [alias(applications, "first"), alias(applications, "second")];
  return ctx.db
    .select({
      id: allocationPairs.id,
      kind: allocationPairs.kind,
      isMust: allocationPairs.isMust,
      isCounted: sql<boolean>`${first.state} = 'accepted' and ${second.state} = 'accepted'`,
      first: { number: sql<string>`${first.number}`, name: first.signName },
      second: { number: sql<string>`${second.number}`, name: second.signName },
    })
    .from(allocationPairs)
    .innerJoin(first, eq(first.id, allocationPairs.firstId))
    .innerJoin(second, eq(second.id, allocationPairs.secondId))
    .where(eq(first.fairId, fairId))
    .orderBy(asc(allocationPairs.id));
}

/** A finished plan with all it needs to be looked at. */
export interface Plan {
  readonly applications: readonly Explained[];
  readonly booths: AllocationInput["booths"];
  readonly halls: readonly { id: string; name: string; width: number; height: number; furniture: Furniture[] }[];
  /** By id. */
  readonly provinces: Readonly<Record<string, string>>;
  /** What is not as it was when it was made. */
  readonly changes: Changes;
  readonly hasChanged: boolean;
}

export interface RunDesk {
  readonly fair: FairDetails;
  readonly run: Run;
  /** Null while it is not finished, and of one that came to nothing. */
  readonly plan: Plan | null;
  /** Other finished plans of the fair, latest first. */
  readonly others: readonly Run[];
  /** The one it is compared with. */
  readonly compared: { readonly number: number; readonly applications: readonly Explained[] } | null;
  readonly mayAllocate: boolean;
}

/** One plan of a fair. number: as its address has it. Refused: "not_found", "forbidden" to all but the people of its agency. */
export async function allocationRun(
  ctx: Context,
  slug: string,
  number: number,
  compareWith: number | null = null,
): Promise<RunDesk> {
  const fair = await fairAtWork(ctx, slug);
  const runs = await selectRuns(ctx, fair.id);
  const run = runs.find((one) => one.number === number);
  if (!run) throw new DomainError("not_found", m.allocations_run_unknown());
  const hasPlan = ({ milliseconds }: Run) => milliseconds !== null;
  const others = runs.filter((one) => one.number !== number && hasPlan(one));
  const other = others.find((one) => one.number === compareWith);
  const applicationsOf = async (of: number) =>
    AllocationResult.parse((await kept(ctx, fair.id, of)).result).applications;
  return {
    fair,
    run,
    plan: hasPlan(run) ? await planOfRun(ctx, fair.id, number) : null,
    others,
    compared: other ? { number: other.number, applications: await applicationsOf(other.number) } : null,
    mayAllocate: mayAllocate(ctx.actor, fair),
  };
}

async function kept(ctx: Context, fairId: string, number: number) {
  const [row] = await ctx.db
    .select({ input: allocationRuns.input, result: allocationRuns.result })
    .from(allocationRuns)
    .where(and(eq(allocationRuns.fairId, fairId), eq(allocationRuns.number, number)));
  return row!;
}

async function planOfRun(ctx: Context, fairId: string, number: number): Promise<Plan> {
  const [{ input, result }, hallRows, provinceRows] = await Promise.all([
    kept(ctx, fairId, number),
    ctx.db.select().from(halls).where(eq(halls.fairId, fairId)).orderBy(asc(halls.position)),
    ctx.db.select({ id: provinces.id, name: provinces.name }).from(provinces),
  ]);
  const before = AllocationInput.parse(input);
  const changes = changesBetween(before, await readInput(ctx, fairId, before.settings));
  const used = new Set(before.applications.map((one) => one.provinceId));
  return {
    applications: AllocationResult.parse(result).applications,
    booths: before.booths,
    halls: hallRows.map(({ id, name, width, height, furniture }) => ({
      id,
      name,
      width,
      height,
      furniture: Furniture.array().parse(furniture),
    })),
    provinces: Object.fromEntries(provinceRows.filter(({ id }) => used.has(id)).map(({ id, name }) => [id, name])),
    changes,
    hasChanged: hasChanged(changes),
  };
}
