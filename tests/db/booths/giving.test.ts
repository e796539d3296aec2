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
import { aClaim } from "#tests/factories/fairs";
import { actorOf, aMembership, anOrganiser } from "#tests/factories/people";
import { HA_NOI, LAM_DONG } from "#tests/factories/provinces";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { applicationAsks, booths, exhibitors, fairQuotas, fairs, mails } from "~/db/schema";
import { assignExhibitors } from "~/domain/booths/assign-exhibitors.server";
import { blockBooth } from "~/domain/booths/block-booth.server";
import { confirmBooth } from "~/domain/booths/confirm-booth.server";
import { confirmBooths } from "~/domain/booths/confirm-booths.server";
import { declineBooth } from "~/domain/booths/decline-booth.server";
import { holdBooth } from "~/domain/booths/hold-booth.server";
import { moveBooth } from "~/domain/booths/move-booth.server";
import { reserveBooth } from "~/domain/booths/reserve-booth.server";
import { swapBooths } from "~/domain/booths/swap-booths.server";
import { unblockBooth } from "~/domain/booths/unblock-booth.server";
import { vacateBooth } from "~/domain/booths/vacate-booth.server";
import type { Actor } from "~/domain/context";

const reason = "Đổi kế hoạch";

async function aDesk(db: Database, { granted = 1 }: { granted?: number } = {}) {
  const { fair, organiser, agencyId } = await aPickedFair(db);
  const one = await anApplicant(db, fair, { granted });
  const other = await anApplicant(db, fair, { provinceId: HA_NOI });
  const as = (actor: Actor | null, now = PICKING) => contextOf(db, actor, now);
  return {
    fair,
    organiser,
    agencyId,
    one,
    other,
    a1: await boothCalled(db, fair, "A1"),
    a2: await boothCalled(db, fair, "A2"),
    as,
    org: as(organiser),
    mine: as(one.producer),
  };
}

/** Everyone but those who run the fair. */
async function strangers(db: Database, { agencyId, one }: { agencyId: string; one: { producer: Actor } }) {
  return [null, one.producer, await anOrganiser(db, agencyId, "support")];
}

async function subjects(db: Database, email: string): Promise<string[]> {
  const rows = await db.select().from(mails).where(eq(mails.recipient, email));
  return rows.map((mail) => mail.subject);
}

test("the organiser gives a booth, the exhibitor is told and takes it", async ({ db }) => {
  const { fair, one, a1, org, mine } = await aDesk(db);

  const claimId = await reserveBooth(org, a1.id, { application: one.application.id });
  const given = await standing(db, fair);
  await confirmBooth(mine, claimId);

  expect([given, await standing(db, fair)]).toEqual([
    [`A1 reserved ${one.application.number}`],
    [`A1 confirmed ${one.application.number}`],
  ]);
  expect(await eventsOf(db, a1)).toEqual(["reserved", "confirmed"]);
  expect(await subjects(db, one.producer.email)).toEqual(["Gian A1 đang chờ bạn nhận"]);
  expect(await auditOf(db, fair.id)).toEqual(["booths.reserved"]);
});

test("a booth that an exhibitor holds may be given to them, not to another", async ({ db }) => {
  const { fair, one, other, a1, org, mine } = await aDesk(db);
  const { claimId } = await holdBooth(mine, one.application.id, a1.id);

  await expect(reserveBooth(org, a1.id, { application: other.application.id })).rejects.toMatchObject({
    code: "conflict",
    message: "Gian A1 đang có người giữ đến 10h15.",
  });
  expect(await reserveBooth(org, a1.id, { application: one.application.id })).toBe(claimId);
  expect(await standing(db, fair, minutesLater(60))).toEqual([`A1 reserved ${one.application.number}`]);
});

test("giving is refused to all but those who run the fair, for what is taken, blocked, not accepted or too much", async ({
  db,
}) => {
  const desk = await aDesk(db);
  const { fair, one, other, a1, a2, org } = desk;
  const give = (boothId: string, application: string) => reserveBooth(org, boothId, { application });
  for (const actor of await strangers(db, desk)) {
    await expect(reserveBooth(desk.as(actor), a1.id, { application: one.application.id })).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  await give(a1.id, one.application.id);
  await expect(give(a1.id, other.application.id)).rejects.toMatchObject({
    code: "conflict",
    message: "Gian A1 đã được ban tổ chức xếp từ 10h00.",
  });
  await expect(give(a2.id, one.application.id)).rejects.toMatchObject({ code: "conflict" });
  const waiting = await anApplicant(db, fair, { state: "waiting" });
  await expect(give(a2.id, waiting.application.id)).rejects.toMatchObject({
    message: `Đơn ${waiting.application.number} chưa được nhận nên chưa xếp gian được.`,
  });
  await blockBooth(org, a2.id, { reason });
  await expect(give(a2.id, other.application.id)).rejects.toMatchObject({ code: "conflict" });
  const elsewhere = await aDesk(db);
  await expect(give(elsewhere.a1.id, one.application.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(give(a1.id, elsewhere.one.application.id)).rejects.toMatchObject({ code: "forbidden" });
  await db.update(fairs).set({ closedAt: PICKING }).where(eq(fairs.id, fair.id));
  await expect(give(a2.id, other.application.id)).rejects.toMatchObject({ code: "closed" });
});

test("an exhibitor declines what was given, and only that", async ({ db }) => {
  const { fair, one, other, a1, a2, org, mine, as } = await aDesk(db);
  const given = await reserveBooth(org, a1.id, { application: one.application.id });
  const { claimId: held } = await holdBooth(as(other.producer), other.application.id, a2.id);

  await expect(declineBooth(as(other.producer), given, { reason })).rejects.toMatchObject({ code: "not_found" });
  await expect(declineBooth(as(null), given, { reason })).rejects.toMatchObject({ code: "forbidden" });
  await expect(declineBooth(as(other.producer), held, { reason })).rejects.toMatchObject({ code: "conflict" });
  await declineBooth(mine, given, { reason });
  await expect(declineBooth(mine, given, { reason })).rejects.toMatchObject({ code: "conflict" });

  expect(await standing(db, fair)).toEqual([`A2 held ${other.application.number}`]);
  expect(await eventsOf(db, a1)).toEqual(["reserved", "declined"]);
  await db.update(fairs).set({ closedAt: PICKING }).where(eq(fairs.id, fair.id));
  await expect(declineBooth(mine, given, { reason })).rejects.toMatchObject({ code: "closed" });
});

test("an exhibitor gives back what they confirmed until the fair begins; the organiser takes back any, and says why", async ({
  db,
}) => {
  const { fair, one, other, a1, a2, org, mine, as } = await aDesk(db);
  const claimId = await reserveBooth(org, a1.id, { application: one.application.id });
  const { claimId: held } = await holdBooth(as(other.producer), other.application.id, a2.id);

  await expect(vacateBooth(mine, claimId, { reason })).rejects.toMatchObject({ code: "conflict" });
  await confirmBooth(mine, claimId);
  await expect(vacateBooth(as(other.producer), claimId, { reason })).rejects.toMatchObject({ code: "not_found" });
  await expect(
    vacateBooth(as(one.producer, new Date("2026-12-03T17:00:00Z")), claimId, { reason }),
  ).rejects.toMatchObject({ code: "closed" });
  await vacateBooth(mine, claimId, { reason });
  await vacateBooth(org, held, { reason });
  await expect(vacateBooth(org, held, { reason })).rejects.toMatchObject({ code: "conflict" });

  expect(await standing(db, fair)).toEqual([]);
  expect(await subjects(db, one.producer.email)).toEqual(["Gian A1 đang chờ bạn nhận"]);
  expect(await subjects(db, other.producer.email)).toEqual(["Gian A2 đã được thu hồi"]);
  await db.update(fairs).set({ closedAt: PICKING }).where(eq(fairs.id, fair.id));
  await expect(vacateBooth(org, claimId, { reason })).rejects.toMatchObject({ code: "closed" });
});

test("who has a booth moves to a free one and stays confirmed, with their exhibitor", async ({ db }) => {
  const { fair, one, a1, a2, org, mine } = await aDesk(db);
  const [stand] = await db
    .insert(exhibitors)
    .values({ applicationId: one.application.id, name: "HTX Xuân Hương", signName: "Xuân Hương", position: 1 })
    .returning();
  const claimId = await reserveBooth(org, a1.id, { application: one.application.id });
  await confirmBooth(mine, claimId);
  await assignExhibitors(mine, [{ claim: claimId, exhibitor: stand!.id }]);

  await moveBooth(org, claimId, { to: a2.id });

  expect(await standing(db, fair)).toEqual([`A2 confirmed ${one.application.number}`]);
  expect((await claimAt(db, a2)).exhibitorId).toBe(stand!.id);
  expect(await eventsOf(db, a2)).toEqual(["moved"]);
  expect((await subjects(db, one.producer.email)).at(-1)).toBe("Gian hàng của bạn chuyển từ A1 sang A2");
});

test("moving is refused to others, of a hold, onto itself, onto what is taken or of a kind that was not granted", async ({
  db,
}) => {
  const desk = await aDesk(db);
  const { fair, one, other, a1, a2, org, as } = desk;
  const [raw] = await aRowOfBooths(db, fair, 1, { letter: "R", kind: "raw" });
  const claimId = await reserveBooth(org, a1.id, { application: one.application.id });
  const { claimId: held } = await holdBooth(as(other.producer), other.application.id, a2.id);
  for (const actor of await strangers(db, desk)) {
    await expect(moveBooth(as(actor), claimId, { to: a2.id })).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(moveBooth(org, held, { to: raw!.id })).rejects.toMatchObject({ code: "conflict" });
  await expect(moveBooth(org, claimId, { to: a1.id })).rejects.toMatchObject({ code: "conflict" });
  await expect(moveBooth(org, claimId, { to: a2.id })).rejects.toMatchObject({
    message: "Gian A2 đang có người giữ đến 10h15.",
  });
  await expect(moveBooth(org, claimId, { to: raw!.id })).rejects.toMatchObject({ code: "conflict" });
  await expect(moveBooth(org, claimId, { to: fair.id })).rejects.toMatchObject({ code: "not_found" });
  await vacateBooth(org, claimId, { reason });
  await expect(moveBooth(org, claimId, { to: a2.id })).rejects.toMatchObject({ code: "conflict" });
  await db.update(fairs).set({ closedAt: PICKING }).where(eq(fairs.id, fair.id));
  await expect(moveBooth(org, claimId, { to: a2.id })).rejects.toMatchObject({ code: "closed" });
});

test("two swap their booths, also when both provinces have all of their quotas", async ({ db }) => {
  const { fair, one, other, a1, a2, org } = await aDesk(db);
  await db.insert(fairQuotas).values([
    { fairId: fair.id, provinceId: LAM_DONG, booths: 1 },
    { fairId: fair.id, provinceId: HA_NOI, booths: 1 },
  ]);
  const first = await reserveBooth(org, a1.id, { application: one.application.id });
  const second = await reserveBooth(org, a2.id, { application: other.application.id });

  await swapBooths(org, first, { with: second });

  expect(await standing(db, fair)).toEqual([
    `A1 reserved ${other.application.number}`,
    `A2 reserved ${one.application.number}`,
  ]);
  expect(await auditOf(db, fair.id)).toEqual(["booths.reserved", "booths.reserved", "booths.swapped"]);
  expect((await subjects(db, other.producer.email)).at(-1)).toBe("Gian hàng của bạn chuyển từ A2 sang A1");
});

test("swapping is refused to others, with a hold, with itself, with what is over or of another kind", async ({
  db,
}) => {
  const desk = await aDesk(db, { granted: 2 });
  const { fair, one, other, a1, a2, org, mine, as } = desk;
  const first = await reserveBooth(org, a1.id, { application: one.application.id });
  const { claimId: held } = await holdBooth(mine, one.application.id, a2.id);
  const raw = await anApplicant(db, fair, { granted: 0 });
  const [ground] = await aRowOfBooths(db, fair, 1, { letter: "R", kind: "raw" });
  await db.execute(
    `insert into application_asks (application_id, kind, booths, granted) values ('${raw.application.id}', 'raw', 1, 1)`,
  );
  const third = await reserveBooth(org, ground!.id, { application: raw.application.id });
  for (const actor of await strangers(db, desk)) {
    await expect(swapBooths(as(actor), first, { with: third })).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(swapBooths(org, first, { with: held })).rejects.toMatchObject({ code: "conflict" });
  await expect(swapBooths(org, first, { with: first })).rejects.toMatchObject({ code: "conflict" });
  await expect(swapBooths(org, first, { with: third })).rejects.toMatchObject({ code: "conflict" });
  await vacateBooth(org, third, { reason });
  await expect(swapBooths(org, first, { with: third })).rejects.toMatchObject({ code: "conflict" });
  await expect(swapBooths(org, first, { with: other.application.id })).rejects.toMatchObject({ code: "not_found" });
});

test("a free booth is blocked with its reason and comes back; one that somebody has is not", async ({ db }) => {
  const desk = await aDesk(db);
  const { fair, one, a1, a2, org, as } = desk;
  await reserveBooth(org, a1.id, { application: one.application.id });
  for (const actor of await strangers(db, desk)) {
    await expect(blockBooth(as(actor), a2.id, { reason })).rejects.toMatchObject({ code: "forbidden" });
    await expect(unblockBooth(as(actor), a2.id)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(blockBooth(org, a1.id, { reason })).rejects.toMatchObject({
    code: "conflict",
    message: "Gian A1 đã được ban tổ chức xếp từ 10h00.",
  });
  await expect(unblockBooth(org, a2.id)).rejects.toMatchObject({ code: "conflict" });
  await blockBooth(org, a2.id, { reason });
  await expect(blockBooth(org, a2.id, { reason })).rejects.toMatchObject({ code: "conflict" });
  expect(await standing(db, fair)).toEqual([`A1 reserved ${one.application.number}`, "A2 blocked"]);
  await unblockBooth(org, a2.id);

  expect(await eventsOf(db, a2)).toEqual(["blocked", "unblocked"]);
  expect((await db.select().from(booths).where(eq(booths.id, a2.id)))[0]!.blockedReason).toBeNull();
  await db.update(fairs).set({ closedAt: PICKING }).where(eq(fairs.id, fair.id));
  await expect(blockBooth(org, a2.id, { reason })).rejects.toMatchObject({ code: "closed" });
  await expect(unblockBooth(org, a2.id)).rejects.toMatchObject({ code: "closed" });
});

test("who stands at a booth is an exhibitor of its application", async ({ db }) => {
  const { fair, one, other, a1, org, mine, as } = await aDesk(db);
  const [stand, stranger] = await db
    .insert(exhibitors)
    .values([
      { applicationId: one.application.id, name: "HTX Xuân Hương", signName: "Xuân Hương", position: 1 },
      { applicationId: other.application.id, name: "Cơ sở Hà Nội", signName: "Hà Nội", position: 1 },
    ])
    .returning();
  const { claimId } = await holdBooth(mine, one.application.id, a1.id);
  await expect(assignExhibitors(mine, [{ claim: claimId, exhibitor: stand!.id }])).rejects.toMatchObject({
    code: "conflict",
  });
  await confirmBooth(mine, claimId);

  await expect(assignExhibitors(as(other.producer), [{ claim: claimId, exhibitor: null }])).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(assignExhibitors(mine, [{ claim: claimId, exhibitor: stranger!.id }])).rejects.toMatchObject({
    code: "invalid",
    fields: { "stands[0].exhibitor": ["Đơn vị chọn cho gian A1 không thuộc đơn của gian."] },
  });
  await assignExhibitors(mine, [{ claim: claimId, exhibitor: stand!.id }]);
  await assignExhibitors(mine, [{ claim: claimId, exhibitor: stand!.id }]);
  expect((await claimAt(db, a1)).exhibitorId).toBe(stand!.id);
  await assignExhibitors(org, [{ claim: claimId, exhibitor: null }]);
  expect((await claimAt(db, a1)).exhibitorId).toBeNull();
  expect(await auditOf(db, one.application.id)).toEqual(["booths.exhibitor_assigned", "booths.exhibitor_assigned"]);
  await db.update(fairs).set({ closedAt: PICKING }).where(eq(fairs.id, fair.id));
  await expect(assignExhibitors(org, [{ claim: claimId, exhibitor: stand!.id }])).rejects.toMatchObject({
    code: "closed",
  });
});

test("who stands at several booths is written for all of them or for none", async ({ db }) => {
  const { one, other, a1, a2, org, mine, as } = await aDesk(db, { granted: 2 });
  const [first, second] = await db
    .insert(exhibitors)
    .values([
      { applicationId: one.application.id, name: "HTX Xuân Hương", signName: "Xuân Hương", position: 1 },
      { applicationId: one.application.id, name: "HTX Cầu Đất", signName: "Cầu Đất", position: 2 },
    ])
    .returning();
  const at1 = await reserveBooth(org, a1.id, { application: one.application.id });
  const at2 = await reserveBooth(org, a2.id, { application: one.application.id });
  const standAt = async () => [(await claimAt(db, a1)).exhibitorId, (await claimAt(db, a2)).exhibitorId];

  await assignExhibitors(mine, []);
  await assignExhibitors(mine, [
    { claim: at1, exhibitor: first!.id },
    { claim: at2, exhibitor: second!.id },
  ]);
  expect(await standAt()).toEqual([first!.id, second!.id]);

  const none = (claim: string) => ({ claim, exhibitor: null });
  const wrong = [none(at1), { claim: at2, exhibitor: one.application.id }];
  await expect(assignExhibitors(mine, wrong)).rejects.toMatchObject({ code: "invalid" });
  await expect(assignExhibitors(mine, [none(at1), none(other.application.id)])).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(assignExhibitors(as(other.producer), [none(at1)])).rejects.toMatchObject({ code: "not_found" });
  // Read while the first stood there, written after somebody else had put the second there.
  const late = { claim: at2, exhibitor: null, was: first!.id };
  await expect(assignExhibitors(mine, [none(at1), late])).rejects.toMatchObject({
    code: "conflict",
    fields: { "stands[1].exhibitor": [expect.stringContaining("HTX Cầu Đất")] },
  });
  await vacateBooth(org, at2, { reason });
  await expect(assignExhibitors(mine, [none(at1), none(at2)])).rejects.toMatchObject({ code: "conflict" });
  expect((await claimAt(db, a1)).exhibitorId).toBe(first!.id);
});

test("all booths that were given are taken at once, by their applicant only, and once", async ({ db }) => {
  const desk = await aDesk(db, { granted: 2 });
  const { fair, one, a1, a2, org, mine } = desk;
  const shown = [
    await reserveBooth(org, a1.id, { application: one.application.id }),
    await reserveBooth(org, a2.id, { application: one.application.id }),
  ];
  const id = one.application.id;
  for (const actor of [desk.organiser, desk.other.producer]) {
    await expect(confirmBooths(desk.as(actor), id, shown)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(confirmBooths(desk.as(null), id, shown)).rejects.toMatchObject({ code: "forbidden" });
  await expect(confirmBooths(mine, desk.other.application.id, shown)).rejects.toMatchObject({ code: "not_found" });

  const both = await Promise.allSettled([confirmBooths(mine, id, shown), confirmBooths(mine, id, shown)]);

  expect(both.map((done) => (done.status === "fulfilled" ? done.value : done.reason.code)).toSorted()).toEqual([
    ["A1", "A2"],
    "conflict",
  ]);
  const { number } = one.application;
  expect(await standing(db, fair)).toEqual([`A1 confirmed ${number}`, `A2 confirmed ${number}`]);
  expect(await eventsOf(db, a2)).toEqual(["reserved", "confirmed"]);
  await db.update(fairs).set({ closedAt: PICKING }).where(eq(fairs.id, fair.id));
  await expect(confirmBooths(mine, id, shown)).rejects.toMatchObject({ code: "closed" });
});

test("of booths that were given, only those that were shown are taken, and none where one was moved meanwhile", async ({
  db,
}) => {
  const { fair, one, a1, a2, org, mine } = await aDesk(db, { granted: 3 });
  const [b1] = await aRowOfBooths(db, fair, 1);
  const application = one.application.id;
  const first = await reserveBooth(org, a1.id, { application });
  const second = await reserveBooth(org, a2.id, { application });
  await confirmBooths(mine, application, [first]);
  const { number } = one.application;
  expect(await standing(db, fair)).toEqual([`A1 confirmed ${number}`, `A2 reserved ${number}`]);

  await moveBooth(org, second, { to: b1!.id });
  await expect(confirmBooths(mine, application, [second])).rejects.toMatchObject({ code: "conflict" });
  expect(await standing(db, fair)).toEqual([`A1 confirmed ${number}`, `B1 reserved ${number}`]);
});

test("nobody moves the booths of their own establishment, nor swaps others' for them", async ({ db }) => {
  const { fair, agencyId, one, other, a1, a2, org, as } = await aDesk(db);
  const [b1] = await aRowOfBooths(db, fair, 1);
  const first = await reserveBooth(org, a1.id, { application: one.application.id });
  const second = await reserveBooth(org, a2.id, { application: other.application.id });
  await aMembership(db, one.producer.userId, "secretary", { agencyId });
  const own = as(await actorOf(db, { id: one.producer.userId }));

  await expect(moveBooth(own, first, { to: b1!.id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(swapBooths(own, first, { with: second })).rejects.toMatchObject({ code: "forbidden" });
  await expect(swapBooths(own, second, { with: first })).rejects.toMatchObject({ code: "forbidden" });
  await moveBooth(own, second, { to: b1!.id });
});

test("the tables keep claims within the grant of each kind; a corner counts for a standard place", async ({ db }) => {
  const { fair, organiser, one, a1, a2 } = await aDesk(db, { granted: 2 });
  const [raw] = await aRowOfBooths(db, fair, 1, { letter: "R", kind: "raw" });
  await db.update(booths).set({ kind: "corner" }).where(eq(booths.id, a2.id));
  const claim = (boothId: string) =>
    aClaim(db, {
      boothId,
      applicationId: one.application.id,
      state: "reserved",
      during: "[2026-11-02T03:00:00Z,)",
      claimedBy: organiser.userId,
    });

  await claim(a1.id);
  await expect(claim(raw!.id)).rejects.toMatchObject({ cause: { constraint_name: "booth_claims_within_grant" } });
  await claim(a2.id);
  await expect(
    db.update(applicationAsks).set({ kind: "raw" }).where(eq(applicationAsks.applicationId, one.application.id)),
  ).rejects.toMatchObject({ cause: { constraint_name: "application_asks_taken" } });
});

test("the office is told when an exhibitor declines what it was given or gives it back, not when the office takes it", async ({
  db,
}) => {
  const { organiser, one, a1, a2, org, as } = await aDesk(db);
  const mine = as(one.producer);
  const given = await reserveBooth(org, a1.id, { application: one.application.id });
  await declineBooth(mine, given, { reason: "Gian khuất lối đi." });
  const kept = await reserveBooth(org, a2.id, { application: one.application.id });
  await confirmBooth(mine, kept);
  await vacateBooth(mine, kept, { reason: "Không kịp hàng." });
  const again = await reserveBooth(org, a2.id, { application: one.application.id });
  await vacateBooth(org, again, { reason: "Sắp xếp lại khu." });
  const told = await db.select().from(mails).where(eq(mails.recipient, organiser.email)).orderBy(mails.id);
  expect(told.map(({ purpose, subject }) => [purpose, subject.includes("A1"), subject.includes("A2")])).toEqual([
    ["booth_given_back", true, false],
    ["booth_given_back", false, true],
  ]);
});
