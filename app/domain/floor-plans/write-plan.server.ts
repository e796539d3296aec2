import { isDeepStrictEqual } from "node:util";
import { and, asc, eq, inArray, ne, notExists, sql } from "drizzle-orm";
import { boothClaims, boothEvents, booths, halls } from "~/db/schema";
import { isUnwritable } from "~/db/violations.server";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { codeList, findingSentence } from "./finding-words";
import { faultsOf } from "./findings";
import type { LockedHall } from "./lock-hall.server";
import { lossesOf } from "./losses";
import { codesElsewhere, planOfHall, type Taken, takenBooths } from "./queries.server";
import type { DrawnBooth, FloorPlan } from "./rules";

/** How many booths a plan gained, kept otherwise and lost. */
export interface PlanChange {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/**
 * Make a hall's plan what was drawn. Booths keep their ids; what is no longer drawn goes, or is retired where something names it.
 * Part of a verb that locked the hall. Returns null, and writes nothing, where all is as it was.
 * Refused: "invalid" for booths that overlap, lie beyond the walls or have a code twice, also that of another hall; "conflict" where
 * somebody has a booth that goes or becomes less. Source: docs/rules/floor-plans.md#saving
 */
export async function writePlan(
  ctx: WriteContext,
  { hall, actor }: LockedHall,
  plan: FloorPlan,
): Promise<PlanChange | null> {
  const before = await planOfHall(ctx, hall);
  const [fault] = faultsOf(plan);
  if (fault) throw new DomainError("invalid", findingSentence(fault, 0));
  const known = new Map(before.booths.map((booth) => [booth.id!, booth]));
  const drawn = new Set(plan.booths.map(({ id }) => id));
  const added = plan.booths.filter(({ id }) => id === undefined || !known.has(id));
  const changed = plan.booths.filter(
    (booth) => booth.id && known.has(booth.id) && !isDeepStrictEqual(known.get(booth.id)!, booth),
  );
  const removed = before.booths.filter(({ id }) => !drawn.has(id));
  const isHallSame = isDeepStrictEqual(withoutBooths(before), withoutBooths(plan));
  if (isHallSame && added.length + changed.length + removed.length === 0) return null;
  await refuseCodesElsewhere(ctx, hall, [...added, ...changed]);
  await refuseForeignIds(ctx, hall.id, added);
  await refuseLosses(
    ctx,
    hall.id,
    changed.map((booth) => [known.get(booth.id!)!, booth] as const),
    removed,
  );
  // Before new ones come, so that their codes are free.
  await removeBooths(
    ctx,
    removed.map(({ id }) => id!),
  );
  await writeBooths(ctx, hall, changed, added);
  const { width, height, furniture } = plan;
  await ctx.db
    .update(halls)
    .set({ width, height, furniture, version: hall.version + 1, savedBy: actor.userId, savedAt: ctx.now })
    .where(eq(halls.id, hall.id));
  return { added: added.length, changed: changed.length, removed: removed.length };
}

const withoutBooths = ({ booths: _, ...hall }: FloorPlan) => hall;

async function refuseCodesElsewhere(ctx: WriteContext, hall: LockedHall["hall"], drawn: readonly DrawnBooth[]) {
  if (drawn.length === 0) return;
  const elsewhere = await codesElsewhere(ctx, hall);
  const found = drawn.find(({ code }) => elsewhere.has(code));
  if (found) {
    throw new DomainError("invalid", m.plans_code_elsewhere({ code: found.code, hall: elsewhere.get(found.code)! }));
  }
}

/** An id names a booth of this hall, or none yet. */
async function refuseForeignIds(ctx: WriteContext, hallId: string, added: readonly DrawnBooth[]): Promise<void> {
  const ids = added.flatMap(({ id }) => id ?? []);
  if (ids.length === 0) return;
  const [foreign] = await ctx.db
    .select({ code: booths.code })
    .from(booths)
    .where(and(inArray(booths.id, ids), ne(booths.hallId, hallId)))
    .limit(1);
  if (foreign) throw new DomainError("invalid", m.plans_foreign_booth());
}

async function refuseLosses(
  ctx: WriteContext,
  hallId: string,
  changed: readonly (readonly [DrawnBooth, DrawnBooth])[],
  removed: readonly DrawnBooth[],
): Promise<void> {
  const smaller = changed.filter(([before, after]) => lossesOf(before, after).length > 0).map(([before]) => before);
  const touched = [...smaller, ...removed];
  if (touched.length === 0) return;
  const ids = touched.map(({ id }) => id!).sort();
  // Locked first: who takes one of these at this moment is either seen here, or sees that it is gone.
  await ctx.db
    .select({ id: booths.id })
    .from(booths)
    .where(inArray(booths.id, ids))
    .orderBy(asc(booths.id))
    .for("update");
  const taken = await takenBooths(ctx, hallId, ids);
  const named = (of: readonly DrawnBooth[]) =>
    of.flatMap(({ id, code }) => (taken.has(id!) ? [withHolder(code, taken.get(id!)!)] : []));
  const [gone, less] = [named(removed), named(smaller)];
  if (gone.length > 0) throw new DomainError("conflict", m.plans_taken_removed({ booths: codeList(gone) }));
  if (less.length > 0) throw new DomainError("conflict", m.plans_taken_changed({ booths: codeList(less) }));
}

const withHolder = (code: string, { number }: Taken) => (number ? `${code} (${number})` : code);

async function removeBooths(ctx: WriteContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const those = inArray(booths.id, [...ids]);
  await ctx.db.update(booths).set({ retiredAt: ctx.now }).where(those);
  const unused = and(
    those,
    notExists(ctx.db.select({ one: sql`1` }).from(boothClaims).where(eq(boothClaims.boothId, booths.id))),
    notExists(ctx.db.select({ one: sql`1` }).from(boothEvents).where(eq(boothEvents.boothId, booths.id))),
  );
  try {
    await ctx.db.transaction((db) => db.delete(booths).where(unused));
  } catch (error) {
    // Something else names one of them: then they stay, retired.
    if (!isUnwritable(error)) throw error;
  }
}

/** Rows of one statement. */
const AT_ONCE = 500;

async function writeBooths(
  ctx: WriteContext,
  { id: hallId, fairId }: LockedHall["hall"],
  changed: readonly DrawnBooth[],
  added: readonly DrawnBooth[],
): Promise<void> {
  // Two that change codes with each other would meet on the way.
  const changedIds = changed.map(({ id }) => id!);
  if (changedIds.length > 0) {
    await ctx.db
      .update(booths)
      .set({ code: sql`${booths.id}::text` })
      .where(inArray(booths.id, changedIds));
  }
  const rows = [...changed, ...added].map((booth) => ({ ...booth, fairId, hallId, retiredAt: null }));
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await ctx.db
      .insert(booths)
      .values(rows.slice(from, from + AT_ONCE))
      .onConflictDoUpdate({ target: booths.id, set: FROM_DRAWING });
  }
}

const drawnValue = (column: string) => sql.raw(`excluded.${column}`);

/** What a drawing says of a booth; whether it is blocked is said elsewhere. One that was retired is back. */
const FROM_DRAWING = {
  code: drawnValue("code"),
  kind: drawnValue("kind"),
  x: drawnValue("x"),
  y: drawnValue("y"),
  width: drawnValue("width"),
  height: drawnValue("height"),
  openTo: drawnValue("open_to"),
  power: drawnValue("power"),
  hasWater: drawnValue("has_water"),
  zone: drawnValue("zone"),
  retiredAt: drawnValue("retired_at"),
};
