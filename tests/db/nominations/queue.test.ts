import { eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aSealId } from "#tests/factories/awards";
import { aNomination, nominationsFor } from "#tests/factories/nominations";
import { anOrganiser } from "#tests/factories/people";
import { aProduct } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { awards, certificates, establishments, nominationEvents, nominations } from "~/db/schema";
import type { Context } from "~/domain/context";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import { alikeProducts } from "~/domain/nominations/alike-products.server";
import { askForMore } from "~/domain/nominations/ask-for-more.server";
import { assignNomination } from "~/domain/nominations/assign-nomination.server";
import { isOverdue } from "~/domain/nominations/queue";
import { screeningOf } from "~/domain/nominations/screening.server";
import { screeningQueue } from "~/domain/nominations/screening-queue.server";
import { roundById } from "~/domain/rounds/queries.server";
import { todayInVietnam } from "~/lib/dates";
import { anEntrant, aSubmitted, dayFrom } from "./steps";

type Db = Parameters<typeof aNomination>[0];

const queueOf = async (ctx: Context, roundId: string) => screeningQueue(ctx, await roundById(ctx, roundId));

test("the queue lists what was handed in, one row or three, with its officer, its clock and what it waits for", async ({
  db,
}) => {
  const { id, staff, round } = await aSubmitted(db);
  await aNomination(db, { roundId: round.id, product: (await anEntrant(db)).product, state: "draft" });
  expect(await queueOf(staff, round.id)).toMatchObject([
    {
      id,
      code: `${round.codePrefix}-2026-001`,
      state: "submitted",
      officer: null,
      clock: { used: 0, left: 30, state: "running" },
      papersBy: null,
      awaitsPapers: false,
    },
  ]);

  const others = await nominationsFor(db, round.id, 1);
  const asked = await aNomination(db, { roundId: round.id, state: "submitted" });
  await assignNomination(staff, asked.id, { assigneeId: staff.actor!.userId });
  await askForMore(staff, asked.id, { note: "Thêm nhãn", dueOn: dayFrom(staff.now, 3) });
  await admitNomination(staff, id, {
    groupCode: "B",
    pending: ["quality"],
    papersDueOn: dayFrom(staff.now, 9),
  });

  const rows = (await queueOf(staff, round.id)).sort((a, b) => (a.code < b.code ? -1 : 1));
  expect(rows.map(({ state, clock, papersBy, awaitsPapers }) => [state, clock.state, papersBy, awaitsPapers])).toEqual([
    ["admitted", "stopped", dayFrom(staff.now, 9), true],
    ["admitted", "stopped", null, false],
    ["more_asked", "paused", dayFrom(staff.now, 3), true],
  ]);
  expect(rows[1]?.id).toBe(others[0]?.id);
  expect(rows[2]?.officer).toEqual({ id: staff.actor!.userId, name: staff.actor!.name });
  const [last] = await db
    .select({ id: nominationEvents.id })
    .from(nominationEvents)
    .where(eq(nominationEvents.nominationId, asked.id))
    .orderBy(sql`id desc`)
    .limit(1);
  expect(rows[2]?.seen).toBe(last?.id);
  const afterDue = { ...staff, now: new Date(staff.now.getTime() + 4 * 86_400_000) };
  const late = (await queueOf(afterDue, round.id)).filter((row) => isOverdue(row, todayInVietnam(afterDue.now)));
  expect(late.map((row) => row.id)).toEqual([asked.id]);
});

test("the queue is the agency's, and asks the database as often for fifty rows as for one", async ({ db }) => {
  const agency = await anAgency(db);
  const staff = contextOf(db, await anOrganiser(db, agency.id));
  const one = await aRound(db, { agencyId: agency.id, phase: "screening" });
  const many = await aRound(db, { agencyId: agency.id, phase: "screening" });
  const product = await aProduct(db);
  await aNomination(db, { roundId: one.id, product, state: "submitted" });
  await copiesOf(db, (await aNomination(db, { roundId: many.id, product, state: "submitted" })).id, 49);
  const counted = async (roundId: string) => {
    const round = await roundById(staff, roundId);
    return countingQueries(db, (counting) => screeningQueue({ ...staff, db: counting }, round));
  };

  const [first, second] = [await counted(one.id), await counted(many.id)];

  expect([first.result.length, second.result.length]).toEqual([1, 50]);
  expect([first.queries, second.queries]).toEqual([3, 3]);
  const stranger = contextOf(db, await anOrganiser(db, (await anAgency(db)).id));
  await expect(queueOf(stranger, one.id)).rejects.toMatchObject({ code: "forbidden" });
});

test("products of one maker that sound alike are said: in the same round, and with a title that still holds", async ({
  db,
}) => {
  const round = await aRound(db, { phase: "screening" });
  const staff = contextOf(db, await anOrganiser(db, round.agencyId));
  const product = await aProduct(db, { name: "Nước mắm nhỉ 38 độ đạm" });
  const establishmentId = product.establishmentId!;
  const entry = await aNomination(db, { roundId: round.id, product, state: "submitted" });
  const like = (name: string, more = {}) => aProduct(db, { establishmentId, name, ...more });
  const twin = await aNomination(db, {
    roundId: round.id,
    product: await like("NƯỚC MẮM NHỈ 40 độ đạm"),
    state: "admitted",
  });
  // Not alike, not of this maker, no longer in the round.
  await aNomination(db, { roundId: round.id, product: await like("Bánh tráng mè đen"), state: "submitted" });
  await aNomination(db, { roundId: round.id, product: await aProduct(db, { name: product.name }), state: "submitted" });
  const gone = await like("Nước mắm nhỉ 38 độ đạm (cũ)");
  await aNomination(db, { roundId: round.id, product: gone, state: "withdrawn" });
  // The maker as a published list named it, known by the same name only.
  const [own] = await db.select().from(establishments).where(eq(establishments.id, establishmentId));
  const [recorded] = await db
    .insert(establishments)
    .values({ slug: `${own!.slug}-recorded`, name: own!.name, nameKey: own!.nameKey, provinceId: own!.provinceId })
    .returning();
  const listed = await like("Nước mắm nhỉ 35 độ đạm", { establishmentId: recorded!.id });
  await title(db, listed, "LIST-1", { level: "nation", validUntil: "2999-12-31" });
  await title(db, listed, "OLD-1", { level: "province", validUntil: "2020-12-31" });
  // A title of the level below is what one enters with.
  await title(db, product, "DIST-1", { level: "district", validUntil: "2999-12-31" });

  const found = await alikeProducts(staff, {
    nominationId: entry.id,
    roundId: round.id,
    level: "province",
    productName: product.name,
    establishmentId,
  });

  expect(found.entries).toEqual([{ nominationId: twin.id, code: twin.code, productName: "NƯỚC MẮM NHỈ 40 độ đạm" }]);
  expect(found.titles.map((one) => one.certificateNumber)).toEqual(["LIST-1"]);
  expect((await screeningOf(staff, entry.id)).warnings.map((one) => one.kind)).toEqual(["alike_entry", "held_title"]);
});

async function title(
  db: Db,
  product: Awaited<ReturnType<typeof aProduct>>,
  number: string,
  { level, validUntil }: { level: "nation" | "province" | "district"; validUntil: string },
): Promise<void> {
  const [award] = await db
    .insert(awards)
    .values({
      source: "recorded",
      productId: product.id,
      productName: product.name,
      level,
      year: 2019,
      provinceId: product.provinceId,
      recordKey: number,
    })
    .returning();
  const sealId = await aSealId(db);
  await db.insert(certificates).values({ number, awardId: award!.id, sealId, issuedOn: "2019-01-01", validUntil });
}

/** The same entry again and again, for lists that only count. */
async function copiesOf(db: Db, id: string, count: number): Promise<void> {
  const [model] = await db.select().from(nominations).where(eq(nominations.id, id));
  const { productId } = model!;
  await db.execute(sql`
    with product as (
      insert into products (slug, establishment_id, name, name_key, group_code, province_id)
      select slug || '-' || number, establishment_id, name || ' ' || number, name_key || ' ' || number, group_code, province_id
      from products, generate_series(1, ${count}) number where id = ${productId} returning id
    ), copy as (
      insert into nominations (round_id, product_id, group_code, state, code, created_by, submitted_at, declared_at)
      select model.round_id, product.id, model.group_code, model.state, model.code || '-' || row_number() over (),
        model.created_by, model.submitted_at, model.declared_at
      from product, (select * from nominations where id = ${id}) model returning id, created_by
    )
    insert into nomination_events (nomination_id, kind, actor_id) select id, 'submitted', created_by from copy`);
}
