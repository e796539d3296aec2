import { eq } from "drizzle-orm";
import {
  anApplicant,
  aPickedFair,
  aRowOfBooths,
  boothCalled,
  claimAt,
  eventsOf,
  minutesLater,
  PICKING,
  standing,
} from "#tests/factories/booths";
import { anActor } from "#tests/factories/people";
import { LAM_DONG } from "#tests/factories/provinces";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { booths, fairQuotas, fairs } from "~/db/schema";
import { confirmBooth } from "~/domain/booths/confirm-booth.server";
import { holdBooth } from "~/domain/booths/hold-booth.server";
import { releaseHold } from "~/domain/booths/release-hold.server";

/** A fair with a picking applicant and the booth A1. */
async function aPick(
  db: Database,
  { granted = 1, ...values }: { granted?: number } & Partial<typeof fairs.$inferInsert> = {},
) {
  const { fair, organiser } = await aPickedFair(db, values);
  const { application, producer } = await anApplicant(db, fair, { granted });
  const a1 = await boothCalled(db, fair, "A1");
  const a2 = await boothCalled(db, fair, "A2");
  const at = (now: Date) => contextOf(db, producer, now);
  return { fair, organiser, application, producer, a1, a2, at, ctx: at(PICKING) };
}

test("a hold lasts as many minutes as the fair gives, then the booth is free again", async ({ db }) => {
  const { fair, application, a1, ctx } = await aPick(db);

  const held = await holdBooth(ctx, application.id, a1.id);

  expect(held).toEqual({
    claimId: (await claimAt(db, a1)).id,
    booth: { id: a1.id, code: "A1" },
    expiresAt: minutesLater(15),
    isNew: true,
  });
  const number = application.number;
  expect(await standing(db, fair, minutesLater(14.9))).toEqual([`A1 held ${number}`]);
  expect(await standing(db, fair, minutesLater(15))).toEqual([]);
  expect(await eventsOf(db, a1)).toEqual(["held"]);
});

test("no hold lasts into the fair", async ({ db }) => {
  const { application, a1, at } = await aPick(db, { picksCloseAt: null });

  const { expiresAt } = await holdBooth(at(new Date("2026-12-03T16:55:00Z")), application.id, a1.id);

  expect(expiresAt).toEqual(new Date("2026-12-03T17:00:00Z"));
});

test("a confirmed booth stays theirs from when it was held, until it is given back", async ({ db }) => {
  const { fair, application, a1, ctx, at } = await aPick(db);
  const { claimId } = await holdBooth(ctx, application.id, a1.id);

  await confirmBooth(at(minutesLater(14)), claimId);

  expect(await standing(db, fair, new Date("2027-01-01"))).toEqual([`A1 confirmed ${application.number}`]);
  expect((await claimAt(db, a1)).during).toBe('["2026-11-02 03:00:00+00",)');
  expect(await eventsOf(db, a1)).toEqual(["held", "confirmed"]);
});

test("a booth that was let go may be held by another at once", async ({ db }) => {
  const { fair, application, a1, ctx, at } = await aPick(db);
  const other = await anApplicant(db, fair);
  const { claimId } = await holdBooth(ctx, application.id, a1.id);

  await releaseHold(at(minutesLater(2)), claimId);
  await holdBooth(contextOf(db, other.producer, minutesLater(2)), other.application.id, a1.id);

  expect(await standing(db, fair, minutesLater(2))).toEqual([`A1 held ${other.application.number}`]);
  expect(await eventsOf(db, a1)).toEqual(["held", "hold_released", "held"]);
});

test("what was held and let go before counts no more when another hold is confirmed", async ({ db }) => {
  const { fair, application, a1, a2, ctx, at } = await aPick(db, { granted: 2 });
  const [b1] = await aRowOfBooths(db, fair, 1);
  await db.insert(fairQuotas).values({ fairId: fair.id, provinceId: LAM_DONG, booths: 2 });
  const first = await holdBooth(ctx, application.id, a1.id);
  const second = await holdBooth(at(minutesLater(1)), application.id, a2.id);
  await releaseHold(at(minutesLater(2)), first.claimId);
  await holdBooth(at(minutesLater(3)), application.id, b1!.id);

  await confirmBooth(at(minutesLater(4)), second.claimId);

  expect(await standing(db, fair, minutesLater(5))).toEqual([
    `A2 confirmed ${application.number}`,
    `B1 held ${application.number}`,
  ]);
});

test("who is too late is told that someone has it and until when, never who", async ({ db }) => {
  const { fair, application, a1, ctx, at } = await aPick(db, { granted: 2 });
  const other = await anApplicant(db, fair, { signName: "Bí mật" });
  const theirs = contextOf(db, other.producer, minutesLater(1));
  const { claimId } = await holdBooth(ctx, application.id, a1.id);
  const late = () => holdBooth(theirs, other.application.id, a1.id);

  await expect(late()).rejects.toMatchObject({ code: "conflict", message: "Gian A1 đang có người giữ đến 10h15." });
  await confirmBooth(at(minutesLater(1)), claimId);
  await expect(late()).rejects.toMatchObject({
    code: "conflict",
    message: "Gian A1 đã có đơn vị nhận từ 10h00.",
  });
  await expect(holdBooth(at(minutesLater(2)), application.id, a1.id)).rejects.toMatchObject({
    message: "Bạn đã nhận gian A1.",
  });
});

test("a hold that is asked for again, also twice at one instant, is the same hold until the same time", async ({
  db,
}) => {
  const { application, a1, ctx, at } = await aPick(db);

  const [first, twin] = await Promise.all([
    holdBooth(ctx, application.id, a1.id),
    holdBooth(ctx, application.id, a1.id),
  ]);
  const again = await holdBooth(at(minutesLater(3)), application.id, a1.id);

  const held = { ...again, isNew: false };
  expect([first, twin, again].toSorted((a, b) => Number(b.isNew) - Number(a.isNew))).toEqual([
    { ...held, isNew: true },
    held,
    held,
  ]);
  expect(again.expiresAt).toEqual(minutesLater(15));
  expect(await eventsOf(db, a1)).toEqual(["held"]);
});

test("holding is refused outside of the time for picking, and to an application that is not accepted", async ({
  db,
}) => {
  const { fair, application, a1, at } = await aPick(db);
  const hold = (now: string) => holdBooth(at(new Date(now)), application.id, a1.id);
  const waiting = await anApplicant(db, fair, { state: "waiting" });

  await expect(hold("2026-10-31T23:59:59Z")).rejects.toMatchObject({ code: "closed" });
  await expect(hold("2026-11-20T00:00:00Z")).rejects.toMatchObject({ code: "closed" });
  await expect(
    holdBooth(contextOf(db, waiting.producer, PICKING), waiting.application.id, a1.id),
  ).rejects.toMatchObject({ code: "closed", message: "Đơn chưa được nhận nên chưa chọn được gian." });
  await db.update(fairs).set({ picksCloseAt: null }).where(eq(fairs.id, fair.id));
  await expect(hold("2026-12-03T17:00:00Z")).rejects.toMatchObject({
    message: "Hội chợ đã bắt đầu. Từ nay ban tổ chức xếp gian.",
  });
  await db.update(fairs).set({ picksOpenAt: null }).where(eq(fairs.id, fair.id));
  await expect(hold("2026-11-02T03:00:00Z")).rejects.toMatchObject({
    message: "Ở hội chợ này ban tổ chức xếp gian, đơn vị không tự chọn.",
  });
  await db.update(fairs).set({ closedAt: PICKING }).where(eq(fairs.id, fair.id));
  await expect(hold("2026-11-02T03:00:00Z")).rejects.toMatchObject({ code: "closed" });
});

test("to strangers an application does not exist, and visitors are asked to sign in", async ({ db }) => {
  const { fair, organiser, application, a1, ctx } = await aPick(db);
  const other = await anApplicant(db, fair);
  const { claimId } = await holdBooth(ctx, application.id, a1.id);
  const acts = [
    (actor: typeof organiser | null) => holdBooth(contextOf(db, actor, PICKING), application.id, a1.id),
    (actor: typeof organiser | null) => confirmBooth(contextOf(db, actor, PICKING), claimId),
    (actor: typeof organiser | null) => releaseHold(contextOf(db, actor, PICKING), claimId),
  ];

  for (const act of acts) {
    await expect(act(null)).rejects.toMatchObject({ code: "forbidden" });
    for (const actor of [await anActor(db), organiser, other.producer]) {
      await expect(act(actor)).rejects.toMatchObject({ code: "not_found" });
    }
  }
  expect(await standing(db, fair)).toEqual([`A1 held ${application.number}`]);
});

test("a booth that is blocked, retired, of another fair or unknown is not held", async ({ db }) => {
  const { application, a1, a2, ctx } = await aPick(db);
  const elsewhere = await aPickedFair(db);
  const theirs = await boothCalled(db, elsewhere.fair, "A1");
  await db.update(booths).set({ blockedReason: "Cột điện" }).where(eq(booths.id, a1.id));
  await db.update(booths).set({ retiredAt: PICKING }).where(eq(booths.id, a2.id));
  const hold = (id: string) => holdBooth(ctx, application.id, id);

  await expect(hold(a1.id)).rejects.toMatchObject({
    code: "conflict",
    message: "Gian A1 đang khoá, không nhận được.",
  });
  for (const id of [a2.id, theirs.id, application.id]) {
    await expect(hold(id)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("an application takes no more of a kind than it was granted; a standard ask fits a corner too", async ({ db }) => {
  const { fair, application, a1, ctx, at } = await aPick(db, { granted: 1 });
  const [corner] = await aRowOfBooths(db, fair, 1, { letter: "C", kind: "corner" });
  const [raw] = await aRowOfBooths(db, fair, 1, { letter: "R", row: 2, kind: "raw" });

  await expect(holdBooth(ctx, application.id, raw!.id)).rejects.toMatchObject({
    code: "conflict",
    message: `Đơn ${application.number} không được duyệt gian loại này.`,
  });
  const { claimId } = await holdBooth(ctx, application.id, corner!.id);
  await expect(holdBooth(ctx, application.id, a1.id)).rejects.toMatchObject({
    code: "conflict",
    message: `Đơn ${application.number} đã có đủ 1 gian loại này.`,
  });
  await releaseHold(at(minutesLater(1)), claimId);
  await holdBooth(at(minutesLater(1)), application.id, a1.id);
});

test("a territory takes no more than its quota", async ({ db }) => {
  const { fair, application, a1, a2, ctx } = await aPick(db);
  const other = await anApplicant(db, fair);
  await db.insert(fairQuotas).values({ fairId: fair.id, provinceId: LAM_DONG, booths: 1 });
  await holdBooth(ctx, application.id, a1.id);

  await expect(holdBooth(contextOf(db, other.producer, PICKING), other.application.id, a2.id)).rejects.toMatchObject({
    code: "conflict",
    message: "Tỉnh, thành phố của đơn đã nhận đủ số gian được phân.",
  });
});

test("a hold whose time ran out is neither confirmed nor let go", async ({ db }) => {
  const { fair, application, a1, ctx, at } = await aPick(db);
  const { claimId } = await holdBooth(ctx, application.id, a1.id);

  await expect(confirmBooth(at(minutesLater(15)), claimId)).rejects.toMatchObject({ code: "conflict" });
  await expect(releaseHold(at(minutesLater(15)), claimId)).rejects.toMatchObject({ code: "conflict" });
  expect(await standing(db, fair, minutesLater(15))).toEqual([]);
});

test("what is confirmed is not confirmed again, nor let go like a hold", async ({ db }) => {
  const { application, a1, ctx } = await aPick(db);
  const { claimId } = await holdBooth(ctx, application.id, a1.id);
  await confirmBooth(ctx, claimId);

  await expect(confirmBooth(ctx, claimId)).rejects.toMatchObject({ message: "Bạn đã nhận gian A1." });
  await expect(releaseHold(ctx, claimId)).rejects.toMatchObject({ code: "conflict" });
  await expect(confirmBooth(ctx, "khong-co")).rejects.toMatchObject({ code: "not_found" });
});

test("nothing is confirmed once the fair is settled", async ({ db }) => {
  const { fair, application, a1, ctx } = await aPick(db);
  const { claimId } = await holdBooth(ctx, application.id, a1.id);
  await db.update(fairs).set({ closedAt: PICKING }).where(eq(fairs.id, fair.id));

  await expect(confirmBooth(ctx, claimId)).rejects.toMatchObject({ code: "closed" });
});
