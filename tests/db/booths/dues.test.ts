import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anApplicant, aPickedFair, aRowOfBooths, aWaitingApplicant, minutesLater } from "#tests/factories/booths";
import { actorOf, aMembership } from "#tests/factories/people";
import { HA_NOI } from "#tests/factories/provinces";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import type { Database } from "~/db/client.server";
import { applications, memberships } from "~/db/schema";
import { changeGrant } from "~/domain/applications/accept-application.server";
import { applicationsWithRoom } from "~/domain/booths/at-work.server";
import { confirmBooth } from "~/domain/booths/confirm-booth.server";
import { declineBooth } from "~/domain/booths/decline-booth.server";
import { duesOf } from "~/domain/booths/dues.server";
import { offerBooths } from "~/domain/booths/offer-booths.server";
import { reserveBooth } from "~/domain/booths/reserve-booth.server";
import { vacateBooth } from "~/domain/booths/vacate-booth.server";
import { offerable } from "~/domain/booths/waiting-list.server";
import type { Actor } from "~/domain/context";

const reason = "Đổi kế hoạch";

async function aFloor(db: Database) {
  const { fair, organiser, agencyId } = await aPickedFair(db);
  const row = await aRowOfBooths(db, fair, 4);
  const as = (actor: Actor | null, minutes = 0) => contextOf(db, actor, minutesLater(minutes));
  /** "granted 3, placed 1, gave back 1, due 2, still 1" */
  const due = async (id: string, minutes = 0) => {
    const [one] = await duesOf(as(null, minutes), fair.id, eq(applications.id, id));
    return one && [one.granted, one.placed, one.gaveBack, one.due, one.still];
  };
  return { fair, organiser, agencyId, as, due, booths: row.map((booth) => booth.id) };
}

test("what an application is due is its grant without what it said no to and gave back, and at least what it has", async ({
  db,
}) => {
  const { fair, organiser, as, due, booths } = await aFloor(db);
  const { application, producer } = await anApplicant(db, fair, { granted: 3 });
  const give = (at: number) => reserveBooth(as(organiser), booths[at]!, { application: application.id });
  expect(await due(application.id)).toEqual([3, 0, 0, 3, 3]);

  await declineBooth(as(producer), await give(0), { reason });
  expect(await due(application.id)).toEqual([3, 0, 1, 2, 2]);
  const second = await give(1);
  await confirmBooth(as(producer), second);
  await vacateBooth(as(producer), second, { reason });
  expect(await due(application.id)).toEqual([3, 0, 2, 1, 1]);
  expect((await applicationsWithRoom(as(organiser), fair.id)).map(({ room }) => room)).toEqual([
    { standard: { left: 3, gaveBack: 2 } },
  ]);

  await give(1);
  await give(2);
  expect(await due(application.id)).toEqual([3, 2, 2, 2, 0]);
});

test("a booth that the office takes back stays due, also from a centre that runs the fair itself; who left the centre counts as before", async ({
  db,
}) => {
  const { fair, organiser, agencyId, as, due, booths } = await aFloor(db);
  const { application } = await anApplicant(db, fair, { granted: 2 });
  const centre = await anAgency(db);
  const officer = await actorOf(db, { id: organiser.userId });
  await db.update(applications).set({ establishmentId: null, agencyId }).where(eq(applications.id, application.id));

  await vacateBooth(as(officer), await reserveBooth(as(officer), booths[0]!, { application: application.id }), {
    reason,
  });
  expect(await due(application.id)).toEqual([2, 0, 0, 2, 2]);

  await db.update(applications).set({ agencyId: centre.id }).where(eq(applications.id, application.id));
  await aMembership(db, organiser.userId, "organiser", { agencyId: centre.id });
  expect(await due(application.id)).toEqual([2, 0, 0, 2, 2]);

  const leaving = await aMembership(db, (await anApplicant(db, fair)).producer.userId, "organiser", {
    agencyId: centre.id,
  });
  const clerk = await actorOf(db, { id: leaving.userId });
  const given = await reserveBooth(as(organiser), booths[1]!, { application: application.id });
  await declineBooth(as(clerk), given, { reason });
  await db.delete(memberships).where(eq(memberships.id, leaving.id));
  expect(await due(application.id)).toEqual([2, 0, 1, 1, 1]);
});

test("a grant that is settled anew knows of what was declined before it", async ({ db }) => {
  const { fair, organiser, as, due, booths } = await aFloor(db);
  const { application, producer } = await anApplicant(db, fair, { granted: 3 });
  const given = await reserveBooth(as(organiser), booths[0]!, { application: application.id });
  await declineBooth(as(producer, 1), given, { reason });
  expect(await due(application.id, 2)).toEqual([3, 0, 1, 2, 2]);

  const [row] = await db.select().from(applications).where(eq(applications.id, application.id));
  await changeGrant(as(organiser, 2), application.id, { version: row!.version, standard: 2 });

  expect(await due(application.id, 3)).toEqual([2, 0, 0, 2, 2]);
});

test("an offer counts as long as it holds its booths: one that ran out is made anew at once", async ({ db }) => {
  const { fair, organiser, as, due, booths } = await aFloor(db);
  const accepted = await anApplicant(db, fair, { granted: 3 });
  for (const at of [0, 1, 2]) await reserveBooth(as(organiser), booths[at]!, { application: accepted.application.id });
  const { application } = await aWaitingApplicant(db, fair, { asked: 3, provinceId: HA_NOI });
  const left = async (minutes: number) => {
    const { free, promised } = await offerable(as(null, minutes), fair.id);
    return [free.map((booth) => booth.code), promised.get("standard")];
  };
  await offerBooths(as(organiser), application.id, { booths: [] });
  expect([await due(application.id), await left(0)]).toEqual([
    [3, 3, 0, 3, 0],
    [[], 0],
  ]);

  const later = 60 * 24 * 3;
  expect([await due(application.id, later), await left(later)]).toEqual([
    [3, 0, 0, 0, 0],
    [["A1", "A2", "B4"], 0],
  ]);
  await offerBooths(as(organiser, later), application.id, { booths: [] });
  expect(await due(application.id, later)).toEqual([3, 3, 0, 3, 0]);
});

test("what is due is one query, for one application as for three", async ({ db }) => {
  const { fair } = await aFloor(db);
  const count = () =>
    countingQueries(db, async (db) => (await duesOf(contextOf(db, null, minutesLater(0)), fair.id)).length);
  await anApplicant(db, fair);
  expect(await count()).toEqual({ result: 1, queries: 1 });
  await anApplicant(db, fair);
  await aWaitingApplicant(db, fair);
  expect(await count()).toEqual({ result: 3, queries: 1 });
});
