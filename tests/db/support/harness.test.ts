import { eq } from "drizzle-orm";
import { aCouncilMember } from "#tests/factories/panels";
import { anAdmin, anOrganiser, aProducer } from "#tests/factories/people";
import { photosFor } from "#tests/factories/products";
import { aSheet } from "#tests/factories/sheets";
import { expect, test } from "#tests/support/database";
import { sheetPoints } from "~/db/schema";

test("factories make a signed sheet whose points add up", async ({ db }) => {
  const sheet = await aSheet(db, { points: 7350, signed: true });

  const rows = await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheet.id));

  expect(rows.map((row) => row.points).reduce((sum: number, points) => sum + (points ?? 0), 0)).toBe(7350);
  expect(rows).toHaveLength(11);
});

test("factories make people with their roles", async ({ db }) => {
  const { round, nomination, juror } = await aSheet(db);

  const organiser = await anOrganiser(db, round.agencyId);
  const producer = await aProducer(db, nomination.product.establishmentId ?? "");
  const councillor = await aCouncilMember(db, round.id);
  const admin = await anAdmin(db);

  expect(organiser.memberships).toEqual([{ role: "organiser", agencyId: round.agencyId, establishmentId: null }]);
  expect(producer.memberships.map((one) => one.role)).toEqual(["producer"]);
  expect(councillor.seats).toEqual([{ role: "council_member", roundId: round.id }]);
  expect(juror.actor.seats).toEqual([{ role: "juror", roundId: round.id }]);
  expect(admin.memberships.map((one) => one.role)).toEqual(["admin"]);
  expect(await photosFor(db, nomination.product)).toHaveLength(3);
});
