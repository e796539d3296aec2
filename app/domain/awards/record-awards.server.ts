import { sql } from "drizzle-orm";
import { insertMany } from "~/db/insert-many.server";
import { awards, products } from "~/db/schema";
import type { WriteContext } from "../context";
import type { PublishedRow } from "./identity";
import type { RecordingPlan } from "./plan-recording.server";
import { recordedProducts } from "./recorded-products.server";

export interface RecordingOptions {
  /** The import these rows came with. */
  readonly importId: string;
  /** done: awards written so far. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const BATCH = 1000;

/**
 * Write what a plan says, with the products and makers that new awards need. The caller holds the lock of recording and
 * rebuilds the gallery. Returns the ids of the awards that are new or changed.
 * Source: docs/rules/awards.md#matching.
 */
export async function recordAwards(
  ctx: WriteContext,
  plan: RecordingPlan,
  { importId, onProgress }: RecordingOptions,
): Promise<string[]> {
  const total = plan.create.size + plan.update.length;
  const productOf = await recordedProducts(ctx, plan.create);
  const rows = Array.from(plan.create, ([key, award], place) => ({
    ...awardRow(award),
    recordKey: key,
    productId: productOf.get(key)!,
    position: place + 1,
    importId,
    createdAt: ctx.now,
  }));
  const made = await insertMany(ctx.db, awards, rows, sql`returning id`, (done) => onProgress?.(done, total));
  const changed = made.map(({ id }) => id as string);
  for (let start = 0; start < plan.update.length; start += BATCH) {
    const updates = plan.update.slice(start, start + BATCH);
    await updateDetails(ctx, updates);
    changed.push(...updates.map(({ id }) => id));
    onProgress?.(changed.length, total);
  }
  return changed;
}

function awardRow(award: PublishedRow) {
  const { province, region, row: _row, ...asPrinted } = award;
  return {
    ...asPrinted,
    source: "recorded" as const,
    provinceId: province.id,
    // A list that names no region leaves it to the province, unless that touches two.
    regionCode: region ?? (province.regions.length === 1 ? province.regions[0]! : null),
  };
}

/** One statement for many rows. A product without a group takes that of its award. */
async function updateDetails(ctx: WriteContext, updates: RecordingPlan["update"]): Promise<void> {
  await ctx.db.execute(sql`
    update ${awards} as a set
      region_code = u."region", address = u."address", group_code = u."groupCode", tier = u."tier",
      decision_number = u."decisionNumber", decision_date = u."decisionDate", source_url = u."sourceUrl"
    from jsonb_to_recordset(${JSON.stringify(updates)}::jsonb) as u(
      "id" uuid, "region" text, "address" text, "groupCode" text, "tier" text,
      "decisionNumber" text, "decisionDate" date, "sourceUrl" text)
    where a.id = u."id"`);
  await ctx.db.execute(sql`
    update ${products} as p set group_code = a.group_code
    from ${awards} as a
    where a.id in (select (u->>'id')::uuid from jsonb_array_elements(${JSON.stringify(updates)}::jsonb) as u)
      and p.id = a.product_id and p.recorded_at is not null and p.group_code is null and a.group_code is not null`);
}
