import { and, eq, inArray, sql } from "drizzle-orm";
import { aTaxCode } from "#tests/factories/establishments";
import { anActor, aProducer } from "#tests/factories/people";
import { HA_NOI } from "#tests/factories/provinces";
import type { Database } from "~/db/client.server";
import {
  applicationAsks,
  applicationEvents,
  applicationGoods,
  applications,
  boothClaims,
  establishments,
  exhibitors,
  provinceSuccessions,
  salesReports,
} from "~/db/schema";
import { applicationNumber } from "~/domain/applications/rules";
import type { Actor } from "~/domain/context";
import { nameKey } from "~/lib/vietnamese-text";
import { PRODUCT_GROUPS } from "~/lib/vocabulary";

/** As many provinces sent establishments to Hà Nội in 2024, of the 63 that there were. */
const PROVINCES = 40;
const FROM_EACH = 3;
export const BOOTHS_EACH = 2;

/** Each of today's 34 provinces by one former one of it, and some by one more. */
export async function fortyProvinces(db: Database): Promise<{ readonly oldId: string; readonly newId: string }[]> {
  const all = await db.select().from(provinceSuccessions).orderBy(provinceSuccessions.oldId);
  const firsts = [...Map.groupBy(all, (one) => one.newId).values()].map((ones) => ones[0]!);
  const others = all.filter((one) => !firsts.includes(one) && one.newId !== HA_NOI);
  return [...firsts, ...others].slice(0, PROVINCES);
}

export interface OneOfMany {
  readonly id: string;
  readonly number: string;
  readonly provinceId: string;
}

interface Told {
  readonly fairId: string;
  readonly code: string;
  /** The number the first of them gets. */
  readonly from: number;
}

/**
 * Three establishments of each of forty provinces sent their applications for two booths each; the first of Hà Nội needs water. Then one
 * more of Hà Nội, which needs water too, for one booth.
 */
export async function manyApply(db: Database, told: Told) {
  const writer = await anActor(db);
  const provinces = await fortyProvinces(db);
  const many = await apply(
    db,
    told,
    writer,
    provinces.flatMap((province) => Array.from({ length: FROM_EACH }, () => ({ ...province, booths: BOOTHS_EACH }))),
  );
  const ofHost = many.filter((one) => one.provinceId === HA_NOI);
  const hosts = provinces.find((one) => one.newId === HA_NOI)!;
  const [late] = await apply(db, { ...told, from: told.from + many.length }, writer, [{ ...hosts, booths: 1 }]);
  const watery = [ofHost[0]!, late!];
  await db
    .update(applications)
    .set({ needsWater: true })
    .where(
      inArray(
        applications.id,
        watery.map((one) => one.id),
      ),
    );
  return { many, decliner: await withPeople(db, ofHost[0]!), late: await withPeople(db, late!) };
}

interface From {
  readonly oldId: string;
  readonly newId: string;
  readonly booths: number;
}

async function apply(db: Database, { fairId, code, from }: Told, writer: Actor, senders: readonly From[]) {
  const at = new Date();
  const names = senders.map((_, place) => `Cơ sở sản xuất số ${from + place}`);
  const makers = await db
    .insert(establishments)
    .values(
      senders.map(({ oldId }, place) => ({
        name: names[place]!,
        nameKey: nameKey(names[place]!),
        slug: `co-so-san-xuat-so-${from + place}`,
        legalForm: "household" as const,
        taxCode: aTaxCode(10_000 + from + place),
        provinceId: oldId,
        representative: "Nguyễn Văn Bảy",
        registeredAt: at,
      })),
    )
    .returning({ id: establishments.id, name: establishments.name });
  const rows = await db
    .insert(applications)
    .values(
      senders.map(({ newId }, place) => ({
        fairId,
        number: applicationNumber(code, from + place),
        establishmentId: makers[place]!.id,
        provinceId: newId,
        state: "submitted" as const,
        signName: names[place]!,
        groupCode: PRODUCT_GROUPS[place % PRODUCT_GROUPS.length]!,
        contactName: "Nguyễn Văn Bảy",
        contactPhone: "0912345678",
        power: 2000,
        priority: newId === HA_NOI ? 15 : 5,
        declaredAt: at,
        // One after the other, so that each has its turn.
        submittedAt: new Date(at.getTime() + from + place),
        createdBy: writer.userId,
      })),
    )
    .returning({ id: applications.id, number: applications.number, provinceId: applications.provinceId });
  const each = rows.map((row, place) => ({ applicationId: row.id, place }));
  await db.insert(applicationAsks).values(
    each.map(({ applicationId, place }) => ({
      applicationId,
      kind: "standard" as const,
      booths: senders[place]!.booths,
    })),
  );
  await db
    .insert(applicationGoods)
    .values(each.map(({ applicationId }) => ({ applicationId, position: 1, name: "Đặc sản", quantity: 200 })));
  await db.insert(exhibitors).values(
    each.map(({ applicationId, place }) => ({
      applicationId,
      establishmentId: makers[place]!.id,
      name: names[place]!,
      signName: names[place]!,
      position: 1,
    })),
  );
  await db
    .insert(applicationEvents)
    .values(
      each.map(({ applicationId }) => ({ applicationId, kind: "submitted" as const, actorId: writer.userId, at })),
    );
  return rows.map((row): OneOfMany => ({ ...row, number: row.number! }));
}

async function withPeople(db: Database, one: OneOfMany) {
  const [row] = await db.select().from(applications).where(eq(applications.id, one.id));
  return { ...one, producer: await aProducer(db, row!.establishmentId!) };
}

/** All the others take what they were given. */
export async function manyTake(db: Database, ids: readonly string[]): Promise<void> {
  await db
    .update(boothClaims)
    .set({ state: "confirmed" })
    .where(and(inArray(boothClaims.applicationId, [...ids]), sql`upper_inf(${boothClaims.during})`));
}

export const SOLD_EACH = { revenue: 3_500_000, orders: 12, contracts: 0, contractValue: 0 };

/** Each of them reports the same sales of a day. */
export async function manyReport(db: Database, ids: readonly string[], day: string, by: Actor): Promise<void> {
  await db
    .insert(salesReports)
    .values(
      ids.map((applicationId) => ({ applicationId, day, ...SOLD_EACH, reportedBy: by.userId, reportedAt: new Date() })),
    );
}

/** So many days pass: everything of the fair lies as much further back. Rows that only grow are moved as well. */
export async function daysGoBy(db: Database, fairId: string, days: number): Promise<void> {
  const span = sql`make_interval(days => ${days}::int)`;
  const ofFair = sql`select id from applications where fair_id = ${fairId}`;
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`
      update fairs set starts_on = starts_on - ${days}::int, ends_on = ends_on - ${days}::int,
        applications_open_at = applications_open_at - ${span}, applications_close_at = applications_close_at - ${span},
        deposit_due_on = deposit_due_on - ${days}::int, balance_due_on = balance_due_on - ${days}::int
      where id = ${fairId}`);
    await tx.execute(
      sql`update fair_events set starts_at = starts_at - ${span}, ends_at = ends_at - ${span} where fair_id = ${fairId}`,
    );
    // What ended, first: nothing lies over what follows it, not even for a moment.
    for (const isOver of [true, false]) {
      await tx.execute(sql`
        update booth_claims set during = tstzrange(lower(during) - ${span}, upper(during) - ${span})
        where application_id in (${ofFair}) and not isempty(during) and upper_inf(during) <> ${isOver}`);
    }
    for (const table of [sql`check_ins`, sql`head_counts`]) {
      await tx.execute(sql`
        update ${table} set at = at - ${span}, device_at = device_at - ${span}, recorded_at = recorded_at - ${span}
        where fair_id = ${fairId}`);
    }
    await tx.execute(sql`update sales_reports set day = day - ${days}::int where application_id in (${ofFair})`);
    await tx.execute(
      sql`update incidents set at = at - ${span}, reported_at = reported_at - ${span} where fair_id = ${fairId}`,
    );
  });
}
