import { and, asc, eq, isNull } from "drizzle-orm";
import {
  anApplicant,
  aPickedFair,
  aRowOfBooths,
  aWaitingApplicant,
  boothCalled,
  eventsOf,
  minutesLater,
  PICKING,
  standing,
} from "#tests/factories/booths";
import { actorOf, aMembership, anOrganiser } from "#tests/factories/people";
import { HA_NOI } from "#tests/factories/provinces";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import type { Database } from "~/db/client.server";
import {
  applicationAsks,
  applicationEvents,
  applications,
  boothClaims,
  boothOffers,
  booths,
  fairQuotas,
  fairs,
  halls,
  mails,
} from "~/db/schema";
import { acceptApplication } from "~/domain/applications/accept-application.server";
import { acceptOffer } from "~/domain/booths/accept-offer.server";
import { blockBooth } from "~/domain/booths/block-booth.server";
import { confirmBooth } from "~/domain/booths/confirm-booth.server";
import { declineBooth } from "~/domain/booths/decline-booth.server";
import { declineOffer } from "~/domain/booths/decline-offer.server";
import { holdBooth } from "~/domain/booths/hold-booth.server";
import { keepWaitingLists } from "~/domain/booths/keep-waiting-lists.server";
import { offerBooths } from "~/domain/booths/offer-booths.server";
import { releaseHold } from "~/domain/booths/release-hold.server";
import { reserveBooth } from "~/domain/booths/reserve-booth.server";
import { setOffersByClock } from "~/domain/booths/set-offers-by-clock.server";
import { vacateBooth } from "~/domain/booths/vacate-booth.server";
import { unansweredOffer, waitingLine } from "~/domain/booths/waiting-list.server";
import { withdrawOffer } from "~/domain/booths/withdraw-offer.server";
import type { Actor } from "~/domain/context";
import { retireHall } from "~/domain/floor-plans/retire-hall.server";

const HOUR = 60;
const reason = "Đổi kế hoạch";

async function aList(db: Database, values: Partial<typeof fairs.$inferInsert> = {}) {
  // Of the tests before: the clock would keep them too.
  await db.update(fairs).set({ offersByClock: false });
  await db.update(boothOffers).set({ answer: "withdrawn", answeredAt: PICKING }).where(isNull(boothOffers.answer));
  const { fair, organiser, agencyId } = await aPickedFair(db, values);
  const as = (actor: Actor | null, minutes = 0) => contextOf(db, actor, minutesLater(minutes));
  return {
    fair,
    organiser,
    agencyId,
    as,
    a1: await boothCalled(db, fair, "A1"),
    a2: await boothCalled(db, fair, "A2"),
  };
}

async function askOf(db: Database, id: string) {
  const [row] = await db
    .select({ state: applications.state, granted: applicationAsks.granted })
    .from(applications)
    .innerJoin(applicationAsks, eq(applicationAsks.applicationId, applications.id))
    .where(eq(applications.id, id));
  return row;
}

async function answersOf(db: Database, id: string) {
  const rows = await db
    .select({ answer: boothOffers.answer })
    .from(boothOffers)
    .where(eq(boothOffers.applicationId, id))
    .orderBy(asc(boothOffers.id));
  return rows.map((row) => row.answer);
}

test("an offer holds as many booths as were asked for, adjoining ones, and grants them for so long", async ({ db }) => {
  const { fair, organiser, as, a1 } = await aList(db);
  await aRowOfBooths(db, fair, 1, { letter: "Z", x: 200 });
  const { application, producer } = await aWaitingApplicant(db, fair, { asked: 2 });

  const until = await offerBooths(as(organiser), application.id, { booths: [] });

  expect(until).toEqual(minutesLater(48 * HOUR));
  expect(await standing(db, fair)).toEqual([`A1 held ${application.number}`, `A2 held ${application.number}`]);
  expect(await askOf(db, application.id)).toEqual({ state: "waiting", granted: 2 });
  expect(await eventsOf(db, a1)).toEqual(["offered"]);
  const told = await db.select().from(mails).where(eq(mails.recipient, producer.email));
  expect(told.map((mail) => mail.subject)).toEqual([
    "Mời nhận gian A1 và A2, trả lời trước 10h00, 04/11/2026 (giờ Việt Nam)",
  ]);
});

test("taking an offer confirms its booths and accepts the application; one booth's confirmation takes all", async ({
  db,
}) => {
  const { fair, organiser, as } = await aList(db);
  const first = await aWaitingApplicant(db, fair, { asked: 1 });
  const { application, producer } = first;
  await offerBooths(as(organiser), application.id, { booths: [] });

  await acceptOffer(as(producer, 60), application.id);

  expect(await standing(db, fair, minutesLater(90 * 24 * HOUR))).toEqual([`A1 confirmed ${application.number}`]);
  expect(await askOf(db, application.id)).toEqual({ state: "accepted", granted: 1 });
  expect(await answersOf(db, application.id)).toEqual(["accepted"]);
  const events = await db
    .select({ kind: applicationEvents.kind, granted: applicationEvents.granted, actorId: applicationEvents.actorId })
    .from(applicationEvents)
    .where(eq(applicationEvents.applicationId, application.id));
  const granted = { places: [{ kind: "standard", booths: 1 }], isOffer: true };
  expect(events).toEqual([{ kind: "accepted", granted, actorId: producer.userId }]);
  await expect(acceptOffer(as(producer, 61), application.id)).rejects.toMatchObject({ code: "conflict" });
});

test("confirming one booth of an offer takes the whole offer, and none of it is let go alone", async ({ db }) => {
  const { fair, organiser, as } = await aList(db);
  const { application, producer } = await aWaitingApplicant(db, fair, { asked: 2 });
  await offerBooths(as(organiser), application.id, { booths: [] });
  const [claim] = await db
    .select({ id: boothOffers.claimId })
    .from(boothOffers)
    .where(eq(boothOffers.applicationId, application.id));

  await expect(releaseHold(as(producer), claim!.id)).rejects.toMatchObject({ code: "conflict" });
  await expect(vacateBooth(as(organiser), claim!.id, { reason })).rejects.toMatchObject({ code: "conflict" });
  await confirmBooth(as(producer), claim!.id);

  expect(await standing(db, fair)).toEqual([
    `A1 confirmed ${application.number}`,
    `A2 confirmed ${application.number}`,
  ]);
});

test("who declines waits on without a grant, behind who was not asked, and is not offered the same again", async ({
  db,
}) => {
  const { fair, organiser, as } = await aList(db);
  const keen = await aWaitingApplicant(db, fair, { priority: 30 });
  const next = await aWaitingApplicant(db, fair, { priority: 10 });
  const numbers = async () => (await waitingLine(as(organiser), fair.id)).map((one) => one.number);
  expect(await numbers()).toEqual([keen.application.number, next.application.number]);
  await offerBooths(as(organiser), keen.application.id, { booths: [] });

  await declineOffer(as(keen.producer), keen.application.id);

  expect(await standing(db, fair)).toEqual([]);
  expect(await askOf(db, keen.application.id)).toEqual({ state: "waiting", granted: null });
  expect(await answersOf(db, keen.application.id)).toEqual(["declined"]);
  expect(await numbers()).toEqual([next.application.number, keen.application.number]);
  await setOffersByClock(as(organiser), fair.id, { on: true });
  expect(await keepWaitingLists(as(null))).toEqual({ expired: 0, offered: 2 });
  expect(await standing(db, fair)).toEqual([
    `A1 held ${next.application.number}`,
    `A2 held ${keen.application.number}`,
  ]);
});

test("an offer nobody answered ends by the clock, and the next one is asked", async ({ db }) => {
  const { fair, organiser, as, a1 } = await aList(db, { offersByClock: false });
  const [first, second] = [
    await aWaitingApplicant(db, fair, { priority: 5 }),
    await aWaitingApplicant(db, fair, { asked: 1 }),
  ];
  await blockBooth(as(organiser), (await boothCalled(db, fair, "A2")).id, { reason });
  await setOffersByClock(as(organiser), fair.id, { on: true });
  expect(await keepWaitingLists(as(null))).toEqual({ expired: 0, offered: 1 });
  expect(await keepWaitingLists(as(null, 10))).toEqual({ expired: 0, offered: 0 });

  expect(await keepWaitingLists(as(null, 48 * HOUR))).toEqual({ expired: 1, offered: 1 });

  expect(await answersOf(db, first.application.id)).toEqual(["expired"]);
  expect(await standing(db, fair, minutesLater(48 * HOUR))).toEqual([
    `A1 held ${second.application.number}`,
    "A2 blocked",
  ]);
  expect(await eventsOf(db, a1)).toEqual(["offered", "offer_declined", "offered"]);
  await expect(acceptOffer(as(first.producer, 48 * HOUR), first.application.id)).rejects.toMatchObject({
    code: "conflict",
  });
});

test("the clock passes over whom all they ask for is not free, or whose territory has no more", async ({ db }) => {
  const { fair, organiser, as } = await aList(db);
  await aWaitingApplicant(db, fair, { asked: 3, priority: 90 });
  await aWaitingApplicant(db, fair, { asked: 1, priority: 80, provinceId: HA_NOI });
  const third = await aWaitingApplicant(db, fair, { asked: 1 });
  await db.insert(fairQuotas).values({ fairId: fair.id, provinceId: HA_NOI, booths: 0 });
  await setOffersByClock(as(organiser), fair.id, { on: true });

  expect(await keepWaitingLists(as(null))).toEqual({ expired: 0, offered: 1 });

  expect(await standing(db, fair)).toEqual([`A1 held ${third.application.number}`]);
});

test("the clock offers nothing where the fair does not let it, once it began, and for booths on hold", async ({
  db,
}) => {
  const { fair, organiser, as, a1, a2 } = await aList(db);
  await aWaitingApplicant(db, fair);
  const holder = await anApplicant(db, fair, { granted: 2 });
  await holdBooth(as(holder.producer), holder.application.id, a1.id);
  await holdBooth(as(holder.producer), holder.application.id, a2.id);

  expect(await keepWaitingLists(as(null))).toEqual({ expired: 0, offered: 0 });
  await setOffersByClock(as(organiser), fair.id, { on: true });
  expect(await keepWaitingLists(as(null))).toEqual({ expired: 0, offered: 0 });
  const began = contextOf(db, null, new Date("2026-12-03T17:00:00Z"));
  expect(await keepWaitingLists(began)).toEqual({ expired: 0, offered: 0 });
  // The holds ran out, and their application has its places still to come until it is withdrawn.
  expect(await keepWaitingLists(as(null, 20))).toEqual({ expired: 0, offered: 0 });
  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, holder.application.id));
  expect(await keepWaitingLists(as(null, 20))).toEqual({ expired: 0, offered: 1 });
});

test("an offer that is taken back leaves who waits where they were", async ({ db }) => {
  const { fair, organiser, as } = await aList(db);
  const first = await aWaitingApplicant(db, fair, { priority: 9 });
  const second = await aWaitingApplicant(db, fair);
  await offerBooths(as(organiser), first.application.id, { booths: [] });

  await withdrawOffer(as(organiser), first.application.id, { reason });

  expect(await standing(db, fair)).toEqual([]);
  expect((await waitingLine(as(organiser), fair.id)).map((one) => one.id)).toEqual([
    first.application.id,
    second.application.id,
  ]);
  await expect(withdrawOffer(as(organiser), first.application.id, { reason })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("offers are refused to others, to who does not wait or has one, for what is taken, not asked for or does not fit", async ({
  db,
}) => {
  const { fair, organiser, agencyId, as, a1, a2 } = await aList(db);
  const waiting = await aWaitingApplicant(db, fair, { asked: 1 });
  const many = await aWaitingApplicant(db, fair, { asked: 5 });
  const accepted = await anApplicant(db, fair);
  const [raw] = await aRowOfBooths(db, fair, 1, { letter: "R", kind: "raw" });
  const offer = (id: string, booths: string[] = []) => offerBooths(as(organiser), id, { booths });
  for (const actor of [null, waiting.producer, await anOrganiser(db, agencyId, "support")]) {
    await expect(offerBooths(as(actor), waiting.application.id, { booths: [] })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(withdrawOffer(as(actor), waiting.application.id, { reason })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(setOffersByClock(as(actor), fair.id, { on: true })).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(offer("khong-co")).rejects.toMatchObject({ code: "not_found" });
  await expect(offer(accepted.application.id)).rejects.toMatchObject({ code: "conflict" });
  await expect(offer(many.application.id)).rejects.toMatchObject({
    message: `Chưa có đủ gian trống hợp với đơn ${many.application.number}.`,
  });
  await expect(offer(waiting.application.id, [raw!.id])).rejects.toMatchObject({ code: "conflict" });
  await expect(offer(waiting.application.id, [a1.id, a2.id])).rejects.toMatchObject({ code: "conflict" });
  await holdBooth(as(accepted.producer), accepted.application.id, a1.id);
  await expect(offer(waiting.application.id, [a1.id])).rejects.toMatchObject({ code: "conflict" });
  await offer(waiting.application.id, [a2.id]);
  await expect(offer(waiting.application.id)).rejects.toMatchObject({ code: "conflict" });
  for (const act of [acceptOffer, declineOffer]) {
    await expect(act(as(accepted.producer), waiting.application.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(act(as(null), waiting.application.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(act(as(many.producer), many.application.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(act(as(waiting.producer, 48 * HOUR), waiting.application.id)).rejects.toMatchObject({
      code: "conflict",
    });
  }
  await db.update(fairs).set({ closedAt: PICKING }).where(eq(fairs.id, fair.id));
  await expect(offer(many.application.id)).rejects.toMatchObject({ code: "closed" });
  await expect(acceptOffer(as(waiting.producer), waiting.application.id)).rejects.toMatchObject({ code: "closed" });
  await expect(declineOffer(as(waiting.producer), waiting.application.id)).rejects.toMatchObject({ code: "closed" });
});

test("the organiser offers fewer booths than are asked for, and taking them accepts the application with as many", async ({
  db,
}) => {
  const { fair, organiser, as, a2 } = await aList(db);
  const { application, producer } = await aWaitingApplicant(db, fair, { asked: 3 });

  await offerBooths(as(organiser), application.id, { booths: [a2.id, a2.id] });
  expect(await askOf(db, application.id)).toEqual({ state: "waiting", granted: 1 });
  await acceptOffer(as(producer, 60), application.id);

  expect(await standing(db, fair)).toEqual([`A2 confirmed ${application.number}`]);
  expect(await askOf(db, application.id)).toEqual({ state: "accepted", granted: 1 });
});

test("a booth that was not taken is offered again by hand only when that is said", async ({ db }) => {
  const { fair, organiser, as, a1, a2 } = await aList(db);
  const { application, producer } = await aWaitingApplicant(db, fair);
  await offerBooths(as(organiser), application.id, { booths: [a1.id] });
  await declineOffer(as(producer), application.id);

  await expect(offerBooths(as(organiser), application.id, { booths: [a1.id] })).rejects.toMatchObject({
    code: "conflict",
    message: "Đơn này đã được mời gian A1 mà không nhận. Muốn mời lại, hãy đánh dấu ô mời lại.",
  });
  await offerBooths(as(organiser), application.id, { booths: [] });
  expect(await standing(db, fair)).toEqual([`A2 held ${application.number}`]);
  await declineOffer(as(producer), application.id);
  await expect(offerBooths(as(organiser), application.id, { booths: [] })).rejects.toMatchObject({
    message: `Chưa có đủ gian trống hợp với đơn ${application.number}.`,
  });
  await offerBooths(as(organiser), application.id, { booths: [a1.id], again: true });

  expect(await standing(db, fair)).toEqual([`A1 held ${application.number}`]);
  expect(await eventsOf(db, a2)).toEqual(["offered", "offer_declined"]);
});

test("an offer by hand beyond the quota of the territory is refused with what is left", async ({ db }) => {
  const { fair, organiser, as, a1, a2 } = await aList(db);
  const { application } = await aWaitingApplicant(db, fair, { asked: 2, provinceId: HA_NOI });
  await db.insert(fairQuotas).values({ fairId: fair.id, provinceId: HA_NOI, booths: 1 });
  const beyond = {
    code: "conflict",
    message: expect.stringMatching(/^Chỉ tiêu của .*Hà Nội còn 1 gian nên chưa mời nhiều hơn được\./),
  };

  await expect(offerBooths(as(organiser), application.id, { booths: [] })).rejects.toMatchObject(beyond);
  await expect(offerBooths(as(organiser), application.id, { booths: [a1.id, a2.id] })).rejects.toMatchObject(beyond);
  await offerBooths(as(organiser), application.id, { booths: [a1.id] });

  expect(await standing(db, fair)).toEqual([`A1 held ${application.number}`]);
});

test("what accepted applications were granted and do not have yet is offered to nobody, of booths and of the quota", async ({
  db,
}) => {
  const { fair, organiser, as, a1, a2 } = await aList(db);
  const accepted = await anApplicant(db, fair, { provinceId: HA_NOI });
  const waiting = await aWaitingApplicant(db, fair, { asked: 2, provinceId: HA_NOI });
  await setOffersByClock(as(organiser), fair.id, { on: true });
  const offer = (booths: string[]) => offerBooths(as(organiser), waiting.application.id, { booths });

  expect(await keepWaitingLists(as(null))).toEqual({ expired: 0, offered: 0 });
  await expect(offer([a1.id, a2.id])).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("còn mời được 1"),
  });
  await db.insert(fairQuotas).values({ fairId: fair.id, provinceId: HA_NOI, booths: 1 });
  await expect(offer([a1.id])).rejects.toMatchObject({ message: expect.stringMatching(/^Chỉ tiêu của .* còn 0 gian/) });
  await db.delete(fairQuotas).where(eq(fairQuotas.fairId, fair.id));
  const given = await reserveBooth(as(organiser), a2.id, { application: accepted.application.id });
  await offer([a1.id]);
  // Who says no has no place to come any more.
  await declineBooth(as(accepted.producer), given, { reason });
  const next = await aWaitingApplicant(db, fair);
  await offerBooths(as(organiser), next.application.id, { booths: [a2.id] });

  expect(await standing(db, fair)).toEqual([
    `A1 held ${waiting.application.number}`,
    `A2 held ${next.application.number}`,
  ]);
});

test("three that wait take as many queries as one", async ({ db }) => {
  const { fair } = await aList(db);
  const count = () =>
    countingQueries(db, async (db) => (await waitingLine(contextOf(db, null, PICKING), fair.id)).length);
  await aWaitingApplicant(db, fair);
  const one = await count();
  await aWaitingApplicant(db, fair);
  await aWaitingApplicant(db, fair);

  expect([one.result, one.queries]).toEqual([1, 3]);
  expect(await count()).toEqual({ result: 3, queries: 3 });
});

test("a booth on offer stays on the plan until the offer is answered or ended, also when its time ran out", async ({
  db,
}) => {
  const { fair, organiser, as } = await aList(db);
  const { application } = await aWaitingApplicant(db, fair);
  const [hall] = await db.select().from(halls).where(eq(halls.fairId, fair.id));
  await offerBooths(as(organiser), application.id, { booths: [] });

  for (const minutes of [0, 49 * HOUR]) {
    await expect(retireHall(as(organiser, minutes), hall!.id)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(`A1 (${application.number})`),
    });
  }
  await keepWaitingLists(as(null, 49 * HOUR));
  await retireHall(as(organiser, 49 * HOUR), hall!.id);
});

test("an offer of a booth that is no longer on the plan ends all the same, and holds up no other list", async ({
  db,
}) => {
  const { fair, organiser, as, a1 } = await aList(db);
  const { application } = await aWaitingApplicant(db, fair);
  await offerBooths(as(organiser), application.id, { booths: [a1.id] });
  const late = as(null, 49 * HOUR);
  await db.update(boothClaims).set({ during: "empty" }).where(eq(boothClaims.boothId, a1.id));
  await db.update(booths).set({ retiredAt: PICKING }).where(eq(booths.id, a1.id));

  expect(await keepWaitingLists(late)).toEqual({ expired: 1, offered: 0 });

  expect(await answersOf(db, application.id)).toEqual(["expired"]);
});

test("an offer that cannot be ended keeps the clock from nobody else's list", async ({ db }) => {
  const { fair, organiser, as, a1, a2 } = await aList(db);
  const broken = await aWaitingApplicant(db, fair);
  const next = await aWaitingApplicant(db, fair);
  await offerBooths(as(organiser), broken.application.id, { booths: [a1.id] });
  await setOffersByClock(as(organiser), fair.id, { on: true });
  await db.execute(
    "create function break_offer() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$",
  );
  await db.execute(
    `create trigger break_offer before update on booth_offers for each row when (old.application_id = '${broken.application.id}') execute function break_offer()`,
  );

  try {
    await expect(keepWaitingLists(as(null, 49 * HOUR))).rejects.toBeInstanceOf(AggregateError);
  } finally {
    await db.execute("drop function break_offer cascade");
  }

  const offered = await db
    .select({ boothId: boothClaims.boothId })
    .from(boothOffers)
    .innerJoin(boothClaims, eq(boothClaims.id, boothOffers.claimId))
    .where(and(eq(boothOffers.applicationId, next.application.id), isNull(boothOffers.answer)));
  expect([a1.id, a2.id]).toContain(offered[0]?.boothId);
});

test("a new offer ends one that ran out before the clock came to it, and the two are never taken as one", async ({
  db,
}) => {
  const { fair, organiser, as, a1, a2 } = await aList(db);
  const { application, producer } = await aWaitingApplicant(db, fair);
  await offerBooths(as(organiser), application.id, { booths: [a1.id] });

  await offerBooths(as(organiser, 49 * HOUR), application.id, { booths: [a2.id] });

  expect((await answersOf(db, application.id)).toSorted()).toEqual(["expired", null]);
  expect(await eventsOf(db, a1)).toEqual(["offered", "offer_declined"]);
  expect(await askOf(db, application.id)).toEqual({ state: "waiting", granted: 1 });
  // As it might stand in tables written before.
  await db
    .update(boothOffers)
    .set({ answer: null, answeredAt: null })
    .where(and(eq(boothOffers.applicationId, application.id), eq(boothOffers.answer, "expired")));
  await acceptOffer(as(producer, 50 * HOUR), application.id);
  expect(await standing(db, fair, minutesLater(50 * HOUR))).toEqual([`A2 confirmed ${application.number}`]);
});

test("who has an offer is not accepted besides it; the offer is found and taken back whatever became of the application", async ({
  db,
}) => {
  const { fair, organiser, as } = await aList(db);
  const { application } = await aWaitingApplicant(db, fair);
  await offerBooths(as(organiser), application.id, { booths: [] });

  await expect(
    acceptApplication(as(organiser), application.id, { version: application.version, standard: 1 }),
  ).rejects.toMatchObject({
    code: "closed",
    message: "Đơn đang được mời nhận gian. Hãy chờ trả lời hoặc rút lời mời trước.",
  });

  await db.update(applications).set({ state: "accepted" }).where(eq(applications.id, application.id));
  expect(await unansweredOffer(as(organiser), fair.id, application.id)).toEqual({
    number: application.number,
    codes: ["A1"],
  });
  await withdrawOffer(as(organiser), application.id, { reason });
  expect(await unansweredOffer(as(organiser), fair.id, application.id)).toEqual({
    number: application.number,
    codes: [],
  });
  await expect(unansweredOffer(as(organiser), fair.agencyId, application.id)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("nobody offers or gives a booth to their own establishment", async ({ db }) => {
  const { fair, agencyId, as, a1 } = await aList(db);
  const waiting = await aWaitingApplicant(db, fair);
  const accepted = await anApplicant(db, fair);
  for (const { producer } of [waiting, accepted]) {
    await aMembership(db, producer.userId, "organiser", { agencyId });
  }
  const own = async ({ producer }: { producer: Actor }) => as(await actorOf(db, { id: producer.userId }));

  await expect(offerBooths(await own(waiting), waiting.application.id, { booths: [] })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(
    reserveBooth(await own(accepted), a1.id, { application: accepted.application.id }),
  ).rejects.toMatchObject({
    code: "forbidden",
    message: "Đây là đơn của chính cơ sở bạn; người khác phải xếp gian.",
  });
  expect(await standing(db, fair)).toEqual([]);
});
