import { and, eq } from "drizzle-orm";
import {
  anApplicant,
  aPickedFair,
  aWaitingApplicant,
  boothCalled,
  minutesLater,
  standing,
} from "#tests/factories/booths";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { applicationAsks, applications } from "~/db/schema";
import { lockBooth } from "~/domain/allocations/lock-booth.server";
import { boothsAtWork } from "~/domain/booths/at-work.server";
import { declineBooth } from "~/domain/booths/decline-booth.server";
import { holdBooth } from "~/domain/booths/hold-booth.server";
import { keepWaitingLists } from "~/domain/booths/keep-waiting-lists.server";
import { moveBooth } from "~/domain/booths/move-booth.server";
import { offerBooths } from "~/domain/booths/offer-booths.server";
import { pickDesk } from "~/domain/booths/pick-desk.server";
import { releaseHold } from "~/domain/booths/release-hold.server";
import { reserveBooth } from "~/domain/booths/reserve-booth.server";
import { setOffersByClock } from "~/domain/booths/set-offers-by-clock.server";
import { swapBooths } from "~/domain/booths/swap-booths.server";
import { offerable } from "~/domain/booths/waiting-list.server";
import type { Actor } from "~/domain/context";

/** A fair whose booth A1 is locked by hand for the application HC-KEPT. */
async function aKeptBooth(db: Database) {
  const { fair, organiser } = await aPickedFair(db);
  const as = (actor: Actor | null) => contextOf(db, actor, minutesLater(0));
  const [a1, a2] = [await boothCalled(db, fair, "A1"), await boothCalled(db, fair, "A2")];
  const kept = await anApplicant(db, fair, { number: "HC-KEPT" });
  await lockBooth(as(organiser), fair.id, { booth: "A1", application: "HC-KEPT" });
  return { fair, organiser, as, a1, a2, kept };
}

const isKept = { code: "conflict", message: "Gian A1 đã được ban tổ chức giữ riêng cho một đơn khác." };

test("a booth that is locked by hand is not held, given, moved or swapped to another; its own application takes it", async ({
  db,
}) => {
  const { fair, organiser, as, a1, a2, kept } = await aKeptBooth(db);
  const other = await anApplicant(db, fair, { granted: 2 });
  const id = other.application.id;

  await expect(holdBooth(as(other.producer), id, a1.id)).rejects.toMatchObject(isKept);
  await expect(reserveBooth(as(organiser), a1.id, { application: id })).rejects.toMatchObject(isKept);
  const claim = await reserveBooth(as(organiser), a2.id, { application: id });
  await expect(moveBooth(as(organiser), claim, { to: a1.id })).rejects.toMatchObject(isKept);
  const own = await reserveBooth(as(organiser), a1.id, { application: kept.application.id });
  await expect(swapBooths(as(organiser), claim, { with: own })).rejects.toMatchObject(isKept);

  expect(await standing(db, fair)).toEqual(["A1 reserved HC-KEPT", `A2 reserved ${other.application.number}`]);
});

test("who says no to the booth that was locked for them is not given it again: it is free for others", async ({
  db,
}) => {
  const { fair, organiser, as, a1, kept } = await aKeptBooth(db);
  const claim = await reserveBooth(as(organiser), a1.id, { application: kept.application.id });
  await declineBooth(as(kept.producer), claim, { reason: "Không đến được." });

  expect((await offerable(as(null), fair.id)).free.map((booth) => booth.code)).toEqual(["A1", "A2"]);
  const other = await anApplicant(db, fair);
  await reserveBooth(as(organiser), a1.id, { application: other.application.id });
  expect(await standing(db, fair)).toEqual([`A1 reserved ${other.application.number}`]);
});

test("it is offered to nobody, by hand or by the clock, and counted once among what is promised", async ({ db }) => {
  const { fair, organiser, as, a1 } = await aKeptBooth(db);
  const waiting = await aWaitingApplicant(db, fair);
  const { free, promised } = await offerable(as(null), fair.id);
  expect([free.map((booth) => booth.code), promised.get("standard")]).toEqual([["A2"], 0]);
  await expect(offerBooths(as(organiser), waiting.application.id, { booths: [a1.id] })).rejects.toMatchObject(isKept);

  await setOffersByClock(as(organiser), fair.id, { on: true });
  await keepWaitingLists(as(null));

  expect(await standing(db, fair)).toEqual([`A2 held ${waiting.application.number}`]);
  await setOffersByClock(as(organiser), fair.id, { on: false });
});

test("pages say so: the office for whom, an exhibitor only that it is not theirs to pick", async ({ db }) => {
  const { fair, as, kept } = await aKeptBooth(db);
  const other = await anApplicant(db, fair);
  const marks = async (actor: Actor, id: string) =>
    (await pickDesk(as(actor), id)).booths.map(({ code, isKept }) => [code, isKept]);

  const atWork = await boothsAtWork(as(null), fair.id);
  expect(atWork.map(({ code, keptFor }) => [code, keptFor?.number])).toEqual([
    ["A1", "HC-KEPT"],
    ["A2", undefined],
  ]);
  expect(await marks(other.producer, other.application.id)).toEqual([
    ["A1", true],
    ["A2", false],
  ]);
  expect(await marks(kept.producer, kept.application.id)).toEqual([
    ["A1", false],
    ["A2", false],
  ]);
});

test("a booth that somebody else picks, or was offered, is not locked", async ({ db }) => {
  const { fair, organiser, as, a2, kept } = await aKeptBooth(db);
  const lock = () => lockBooth(as(organiser), fair.id, { booth: "A2", application: "HC-KEPT" });
  await db
    .update(applicationAsks)
    .set({ booths: 2, granted: 2 })
    .where(eq(applicationAsks.applicationId, kept.application.id));
  const waiting = await aWaitingApplicant(db, fair);
  const other = await anApplicant(db, fair);
  const { claimId } = await holdBooth(as(other.producer), other.application.id, a2.id);
  await expect(lock()).rejects.toMatchObject({ code: "conflict", fields: { booth: [expect.any(String)] } });
  await releaseHold(as(other.producer), claimId);
  await db.update(applications).set({ state: "refused" }).where(eq(applications.id, other.application.id));
  await db.update(applicationAsks).set({ granted: 1 }).where(eq(applicationAsks.applicationId, kept.application.id));

  await offerBooths(as(organiser), waiting.application.id, { booths: [a2.id] });
  await db.update(applicationAsks).set({ granted: 2 }).where(eq(applicationAsks.applicationId, kept.application.id));
  await expect(lock()).rejects.toMatchObject({ code: "conflict", fields: { booth: [expect.any(String)] } });
});

test("a lock of who is no longer accepted keeps the booth from nobody", async ({ db }) => {
  const { fair, as, a1, kept } = await aKeptBooth(db);
  const other = await anApplicant(db, fair);
  await db
    .update(applications)
    .set({ state: "withdrawn" })
    .where(and(eq(applications.id, kept.application.id)));

  await holdBooth(as(other.producer), other.application.id, a1.id);

  expect(await standing(db, fair)).toEqual([`A1 held ${other.application.number}`]);
});
