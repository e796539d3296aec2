import { count, eq, sql } from "drizzle-orm";
import { anApplicant, aPickedFair, aRowOfBooths, boothCalled, PICKING, standing } from "#tests/factories/booths";
import { LAM_DONG } from "#tests/factories/provinces";
import { contextOf, expect, test } from "#tests/support/database";
import { meeting } from "#tests/support/locks";
import { openDatabase } from "~/db/client.server";
import { boothClaims, booths, fairQuotas } from "~/db/schema";
import { holdBooth } from "~/domain/booths/hold-booth.server";
import { moveBooth } from "~/domain/booths/move-booth.server";
import { reserveBooth } from "~/domain/booths/reserve-booth.server";
import { swapBooths } from "~/domain/booths/swap-booths.server";
import { vacateBooth } from "~/domain/booths/vacate-booth.server";
import { claimHolds } from "~/domain/fairs/live-claims.server";
import { setQuotas } from "~/domain/fairs/set-quotas.server";

const EXHIBITORS = 500;
const BOOTHS = 300;
const PATIENCE_MS = 120_000;

test(
  "500 exhibitors grab 300 booths at once: no booth twice, nobody beyond their grant, every loser told, none lost",
  async ({ db, databaseUrl }) => {
    const { fair } = await aPickedFair(db);
    await db.update(booths).set({ retiredAt: PICKING }).where(eq(booths.fairId, fair.id));
    const places: { id: string }[] = [];
    for (let row = 0; row < 3; row += 1) {
      places.push(...(await aRowOfBooths(db, fair, BOOTHS / 3, { letter: "QRS"[row]!, row: row + 10 })));
    }
    const applicants = [];
    for (let one = 0; one < EXHIBITORS; one += 1) applicants.push(await anApplicant(db, fair));
    // As many connections as a server has.
    const many = openDatabase(databaseUrl, { max: 12, application: "test" });

    const endings = await Promise.all(
      applicants.map(async ({ application, producer }, at) => {
        const booth = places[(at * 7) % BOOTHS]!;
        try {
          return (await holdBooth(contextOf(many.db, producer, PICKING), application.id, booth.id)).claimId;
        } catch (error) {
          return error as Error & { code: string };
        }
      }),
    ).finally(() => many.close());

    const won = endings.filter((ending) => typeof ending === "string");
    const lost = endings.filter((ending) => typeof ending !== "string");
    const [kept] = await db
      .select({
        claims: count(),
        places: sql<number>`count(distinct ${boothClaims.boothId})::int`,
        applicants: sql<number>`count(distinct ${boothClaims.applicationId})::int`,
      })
      .from(boothClaims)
      .innerJoin(booths, eq(booths.id, boothClaims.boothId))
      .where(sql`${booths.fairId} = ${fair.id} and ${claimHolds({ now: PICKING })}`);
    expect(kept).toEqual({ claims: BOOTHS, places: BOOTHS, applicants: BOOTHS });
    expect([won.length, lost.length]).toEqual([BOOTHS, EXHIBITORS - BOOTHS]);
    expect(new Set(lost.map((error) => error.code))).toEqual(new Set(["conflict"]));
    expect(lost.filter((error) => !/^Gian [QRS]\d+ đang có người giữ đến 10h15\.$/.test(error.message))).toEqual([]);
  },
  PATIENCE_MS,
);

test("of many that want the same corner one gets it, and each of the others is told", async ({ db }) => {
  const { fair } = await aPickedFair(db);
  const corner = await boothCalled(db, fair, "A1");
  const applicants = await Promise.all(Array.from({ length: 8 }, () => anApplicant(db, fair)));

  const endings = await Promise.allSettled(
    applicants.map(({ application, producer }) =>
      holdBooth(contextOf(db, producer, PICKING), application.id, corner.id),
    ),
  );

  expect(endings.map((ending) => ending.status).sort()).toEqual(["fulfilled", ...Array(7).fill("rejected")]);
  expect(await standing(db, fair)).toHaveLength(1);
});

test("one application that grabs two booths at once gets one when it was granted one", async ({ db }) => {
  const { fair } = await aPickedFair(db);
  const { application, producer } = await anApplicant(db, fair);
  const ctx = contextOf(db, producer, PICKING);
  const [a1, a2] = [await boothCalled(db, fair, "A1"), await boothCalled(db, fair, "A2")];

  const endings = await meeting(db, sql`select from booths where fair_id = ${fair.id} order by id for update`, [
    () => holdBooth(ctx, application.id, a1.id),
    () => holdBooth(ctx, application.id, a2.id),
  ]);

  expect(endings.sort()).toEqual(["conflict", "done"]);
});

test("two swaps of the same booths, the other way round, wait for each other and never lock each other out", async ({
  db,
}) => {
  const { fair, organiser } = await aPickedFair(db);
  const [one, other] = [await anApplicant(db, fair), await anApplicant(db, fair)];
  const org = contextOf(db, organiser, PICKING);
  const [a1, a2] = [await boothCalled(db, fair, "A1"), await boothCalled(db, fair, "A2")];
  const first = await reserveBooth(org, a1.id, { application: one.application.id });
  const second = await reserveBooth(org, a2.id, { application: other.application.id });

  const endings = await meeting(db, sql`select from booths where fair_id = ${fair.id} order by id for update`, [
    () => swapBooths(org, first, { with: second }),
    () => swapBooths(org, second, { with: first }),
  ]);

  expect(endings.sort()).toEqual(["conflict", "done"]);
  expect(await standing(db, fair)).toEqual([
    `A1 reserved ${other.application.number}`,
    `A2 reserved ${one.application.number}`,
  ]);
});

test("of a move and a vacating of one booth that meet one is done, and the other says that it is over", async ({
  db,
}) => {
  const { fair, organiser } = await aPickedFair(db);
  const { application } = await anApplicant(db, fair);
  const org = contextOf(db, organiser, PICKING);
  const [a1, a2] = [await boothCalled(db, fair, "A1"), await boothCalled(db, fair, "A2")];
  const claim = await reserveBooth(org, a1.id, { application: application.id });

  const endings = await meeting(db, sql`select from booths where fair_id = ${fair.id} order by id for update`, [
    () => moveBooth(org, claim, { to: a2.id }),
    () => vacateBooth(org, claim, { reason: "Đổi kế hoạch" }),
  ]);

  expect(endings.sort()).toEqual(["conflict", "done"]);
});

test("a booth that is given while the quotas of its fair are set: both come about, and neither locks the other out", async ({
  db,
}) => {
  const { fair, organiser } = await aPickedFair(db);
  const { application } = await anApplicant(db, fair);
  await db.insert(fairQuotas).values({ fairId: fair.id, provinceId: LAM_DONG, booths: 4 });
  const org = contextOf(db, organiser, PICKING);
  const a1 = await boothCalled(db, fair, "A1");

  // The gift has its application and its booth, and waits for the quota; the quotas have the fair, and wait for the application.
  const endings = await meeting(db, sql`select from fair_quotas where fair_id = ${fair.id} for no key update`, [
    () => reserveBooth(org, a1.id, { application: application.id }),
    () => setQuotas(org, fair.id, { version: fair.version, rows: [{ provinceId: LAM_DONG, booths: 5 }] }),
  ]);

  expect(endings).toEqual(["done", "done"]);
  expect(await standing(db, fair)).toEqual([`A1 reserved ${application.number}`]);
});
