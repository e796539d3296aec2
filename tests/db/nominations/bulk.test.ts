import { eq, inArray } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aNomination } from "#tests/factories/nominations";
import { anOrganiser, aProducer } from "#tests/factories/people";
import { aProduct } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { dossierSnapshots, mails, nominations } from "~/db/schema";
import type { Context } from "~/domain/context";
import { type BulkOrder, planBulk } from "~/domain/nominations/bulk-plan.server";
import { carryOutBulk } from "~/domain/nominations/carry-out-bulk.server";
import { checkPaper } from "~/domain/nominations/check-paper.server";
import { refuseNomination } from "~/domain/nominations/refuse-nomination.server";
import { screeningQueue } from "~/domain/nominations/screening-queue.server";
import { roundById } from "~/domain/rounds/queries.server";
import { belonging, dayFrom } from "./steps";

type Db = Parameters<typeof aNomination>[0];

const NAMES = ["Nước mắm nhỉ", "Bánh tráng mè đen", "Bình gốm Bàu Trúc"];

/** A round being screened with three dossiers handed in, each of a maker of its own. */
async function aDesk(db: Db) {
  const round = await aRound(db, { phase: "screening" });
  const entries = [];
  for (const name of NAMES) {
    const product = await aProduct(db, { name });
    entries.push(await aNomination(db, { roundId: round.id, product, state: "submitted" }));
  }
  const staff = contextOf(db, await anOrganiser(db, round.agencyId, "support"));
  return { round: await roundById(staff, round.id), staff, entries: entries as [Entry, Entry, Entry] };
}
type Entry = Awaited<ReturnType<typeof aNomination>>;

const plan = async (ctx: Context, round: Parameters<typeof planBulk>[1], order: BulkOrder) => {
  const all = await screeningQueue(ctx, round);
  const { touched, skipped } = await planBulk(ctx, round, order, all, all);
  return {
    touched: touched.map((row) => row.id).sort(),
    skipped: Object.fromEntries(skipped.map(({ row, reason }) => [row.id, reason])),
    entries: touched.map(({ id, seen }) => ({ id, seen })),
  };
};

const inOrder = (ctx: Context, id: string) => checkPaper(ctx, id, { requirement: "registration", verdict: "in_order" });

test("admitting the complete ones names what it touches and why it leaves the others, and does just that", async ({
  db,
}) => {
  const { round, staff, entries } = await aDesk(db);
  const [complete, unchecked, wanting] = entries;
  await inOrder(staff, complete.id);
  await checkPaper(staff, wanting.id, { requirement: "registration", verdict: "missing" });
  const order = { act: "admission" } as const;

  const shown = await plan(staff, round, order);

  expect(shown.touched).toEqual([complete.id]);
  expect(shown.skipped).toEqual({
    [unchecked.id]: expect.stringMatching(/^Chưa soát từ lần nộp gần nhất/),
    [wanting.id]: expect.stringMatching(/^Giấy tờ bắt buộc chưa đạt/),
  });
  expect((await db.select().from(nominations).where(eq(nominations.id, complete.id)))[0]?.state).toBe("submitted");

  expect(await carryOutBulk(staff, round, order, shown.entries)).toEqual([
    { id: complete.id, code: complete.code, productName: NAMES[0], isDone: true, reason: null },
  ]);
  const ids = entries.map((one) => one.id);
  const sealed = await db.select().from(dossierSnapshots).where(inArray(dossierSnapshots.nominationId, ids));
  expect(sealed.map((one) => one.nominationId)).toEqual([complete.id]);
});

test("a bulk act sent twice is done once: no second seal, mail or line of the audit", async ({ db }) => {
  const { round, staff, entries } = await aDesk(db);
  for (const { id } of entries) await inOrder(staff, id);
  const producer = await aProducer(db, entries[0].product.establishmentId!);
  const order = { act: "admission" } as const;
  const { entries: confirmed } = await plan(staff, round, order);

  const twice = await Promise.all([1, 2].map(() => carryOutBulk(staff, round, order, confirmed)));

  for (const { id } of entries) {
    const outcomes = twice.map((results) => results.find((one) => one.id === id));
    expect(outcomes.map((one) => one?.isDone).sort()).toEqual([false, true]);
    expect(outcomes.find((one) => !one?.isDone)?.reason).toMatch(/^Bạn đã xử lý hồ sơ này rồi \(Tiếp nhận/);
    expect((await auditOf(db, id)).filter((act) => act === "nominations.admitted")).toHaveLength(1);
  }
  expect(await db.select().from(mails).where(eq(mails.recipient, producer.email))).toHaveLength(1);
});

test("what one entry refuses leaves the others alone, and an entry that moved says by whom", async ({ db }) => {
  const { round, staff, entries } = await aDesk(db);
  for (const { id } of entries) await inOrder(staff, id);
  const order = { act: "admission" } as const;
  const { entries: confirmed } = await plan(staff, round, order);
  const faster = contextOf(db, await anOrganiser(db, round.agencyId));
  await refuseNomination(faster, entries[1].id, { reason: "Mua lại" });
  // Found wanting after the plan was shown.
  await checkPaper(staff, entries[2].id, { requirement: "registration", verdict: "unreadable" });

  const results = await carryOutBulk(staff, round, order, [
    ...confirmed,
    { id: "00000000-0000-7000-8000-000000000000", seen: "00000000-0000-7000-8000-000000000000" },
  ]);

  const of = (id: string) => results.find((one) => one.id === id);
  expect(results).toHaveLength(3);
  expect(of(entries[0].id)?.isDone).toBe(true);
  expect(of(entries[1].id)?.reason).toContain(faster.actor!.name);
  expect(of(entries[2].id)?.reason).toMatch(/^Giấy tờ bắt buộc chưa đạt/);
});

test("products of one maker that sound alike are left to be looked at by themselves", async ({ db }) => {
  const { round, staff, entries } = await aDesk(db);
  const [first] = entries;
  const twin = await aProduct(db, { name: "Nước mắm nhỉ 40", establishmentId: first.product.establishmentId });
  await aNomination(db, { roundId: round.id, product: twin, state: "submitted" });
  await inOrder(staff, first.id);

  const { skipped } = await plan(staff, round, { act: "admission" });

  expect(skipped[first.id]).toMatch(/^Tên gần giống .*Nước mắm nhỉ 40/);
});

test("dossiers are given to an officer, those that are theirs already left out", async ({ db }) => {
  const { round, staff, entries } = await aDesk(db);
  const officer = await anOrganiser(db, round.agencyId);
  const order = { act: "assignment", assigneeId: officer.userId } as const;
  await refuseNomination(staff, entries[2].id, { reason: "Mua lại" });
  const { entries: confirmed, skipped } = await plan(staff, round, order);
  expect(skipped).toEqual({ [entries[2].id]: expect.stringMatching(/Không tiếp nhận/) });

  expect((await carryOutBulk(staff, round, order, confirmed)).map((one) => one.isDone)).toEqual([true, true]);

  const again = await carryOutBulk(staff, round, order, confirmed);
  expect(again.map((one) => one.reason)).toEqual(["Đã phân công như vậy từ trước.", "Đã phân công như vậy từ trước."]);
  const back = { act: "assignment", assigneeId: null } as const;
  const { entries: theirs } = await plan(staff, round, back);
  expect(theirs.map((one) => one.id).sort()).toEqual([entries[0].id, entries[1].id].sort());
});

test("all that miss the same paper are asked for it by the same day", async ({ db }) => {
  const { round, staff, entries } = await aDesk(db);
  const [none, given, wanting] = entries;
  await checkPaper(staff, given.id, { requirement: "quality", verdict: "in_order" });
  await checkPaper(staff, wanting.id, { requirement: "quality", verdict: "expired" });
  const order = {
    act: "request",
    requirement: "quality",
    note: "- Gửi bản tự công bố",
    dueOn: dayFrom(staff.now, 5),
  } as const;

  const { touched, skipped, entries: confirmed } = await plan(staff, round, order);
  const results = await carryOutBulk(staff, round, order, confirmed);

  expect(touched).toEqual([none.id, wanting.id].sort());
  expect(skipped).toEqual({ [given.id]: "Đã có giấy tờ này." });
  expect(results.every((one) => one.isDone)).toBe(true);
  const states = await db.select().from(nominations).where(eq(nominations.roundId, round.id));
  expect(
    states
      .filter((one) => one.state === "more_asked")
      .map((one) => one.id)
      .sort(),
  ).toEqual(touched);
  const notAsked = await plan(staff, round, { ...order, requirement: "lower_title" });
  expect(notAsked.skipped[given.id]).toMatch(/không phải có giấy tờ đó/);
  const past = await carryOutBulk(staff, round, { ...order, requirement: "trademark", dueOn: dayFrom(staff.now, 0) }, [
    { id: given.id, seen: (await screeningQueue(staff, round)).find((row) => row.id === given.id)!.seen },
  ]);
  expect(past[0]?.reason).toBe("Hạn phải sau hôm nay.");
});

test("bulk acts are for the agency, and leave out the entries of one's own establishment", async ({ db }) => {
  const { round, staff, entries } = await aDesk(db);
  for (const { id } of entries) await inOrder(staff, id);
  const stranger = contextOf(db, await anOrganiser(db, (await anAgency(db)).id));
  await expect(planBulk(stranger, round, { act: "admission" }, [], [])).rejects.toMatchObject({ code: "forbidden" });
  await expect(carryOutBulk(stranger, round, { act: "admission" }, [])).rejects.toMatchObject({ code: "forbidden" });

  const both = await belonging(db, staff, entries[0].product.establishmentId!);

  expect((await plan(both, round, { act: "admission" })).skipped).toEqual({
    [entries[0].id]: expect.stringMatching(/thành viên của cơ sở/),
  });
});
