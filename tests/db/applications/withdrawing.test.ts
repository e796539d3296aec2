import { and, asc, eq, sql } from "drizzle-orm";
import {
  aCall,
  aDraft,
  aSentApplication,
  DURING_CALL,
  fillIn,
  submitNow,
  versionOf,
} from "#tests/factories/applications";
import { aClaim } from "#tests/factories/fairs";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { boothClaims, boothEvents, boothOffers, booths, mails } from "~/db/schema";
import { acceptApplication } from "~/domain/applications/accept-application.server";
import { claimsOf } from "~/domain/applications/claims.server";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { startApplication } from "~/domain/applications/start-application.server";
import { withdrawApplication } from "~/domain/applications/withdraw-application.server";

const REASON = "Không thu xếp được nhân lực.";

const boothOf = async (db: Database, fairId: string, code: string) => {
  const [booth] = await db
    .select({ id: booths.id })
    .from(booths)
    .where(and(eq(booths.fairId, fairId), eq(booths.code, code)));
  return booth!.id;
};

test("a withdrawn application gives back its booths at once, says so in their history and tells the office", async ({
  db,
}) => {
  const { fair, office, organiser } = await aCall(db);
  const { id, maker, establishment } = await aSentApplication(db, fair.id);
  await acceptApplication(office, id, { version: await versionOf(office, id), standard: 2 });
  const claim = { applicationId: id, claimedBy: organiser.userId };
  const during = "[2026-10-14T00:00:00Z,2026-12-10T00:00:00Z)";
  await aClaim(db, { ...claim, boothId: await boothOf(db, fair.id, "A1"), during, state: "confirmed" });
  const held = await aClaim(db, {
    ...claim,
    boothId: await boothOf(db, fair.id, "A2"),
    during: "[2026-10-15T02:50:00Z,2026-10-15T03:05:00Z)",
  });
  await db
    .insert(boothOffers)
    .values({ claimId: held.id, applicationId: id, offeredAt: DURING_CALL, expiresAt: DURING_CALL });

  const { version } = await ownApplication(maker, id);
  const stale = withdrawApplication(maker, id, { version: version - 1, reason: REASON });
  await expect(stale).rejects.toMatchObject({ code: "conflict" });
  expect(await withdrawApplication(maker, id, { version, reason: REASON })).toEqual(["A1", "A2"]);

  expect(await claimsOf(maker, id)).toEqual([]);
  const ends = await db
    .select({ end: sql<string>`(upper(${boothClaims.during}) at time zone 'UTC')::text` })
    .from(boothClaims)
    .where(eq(boothClaims.applicationId, id));
  expect(ends).toEqual([{ end: "2026-10-15 03:00:00" }, { end: "2026-10-15 03:00:00" }]);
  const events = await db
    .select({ kind: boothEvents.kind, note: boothEvents.note })
    .from(boothEvents)
    .where(eq(boothEvents.applicationId, id))
    .orderBy(asc(boothEvents.kind));
  expect(events).toEqual([
    { kind: "given_back", note: REASON },
    { kind: "offer_declined", note: REASON },
  ]);
  const [told] = await db.select().from(mails).where(eq(mails.recipient, organiser.email));
  expect(told).toMatchObject({ purpose: "application_withdrawn", body: expect.stringContaining("A1, A2") });

  // Its applicant begins anew.
  const next = await startApplication(maker, fair.id, { applicant: { kind: "establishment", id: establishment.id } });
  expect(next).not.toBe(id);
});

test("a draft is dropped silently, and nothing is withdrawn twice or once the fair has begun", async ({ db }) => {
  const { fair, office, organiser } = await aCall(db);
  const { id, maker } = await aDraft(db, fair.id);
  const form = { version: 1, reason: REASON };
  await expect(withdrawApplication(office, id, form)).rejects.toMatchObject({ code: "not_found" });
  await withdrawApplication(maker, id, form);
  await expect(withdrawApplication(maker, id, { ...form, version: 2 })).rejects.toMatchObject({ code: "closed" });
  expect(await db.$count(mails, eq(mails.recipient, organiser.email))).toBe(0);

  const sent = await aDraft(db, fair.id);
  await fillIn(sent.maker, sent.id);
  await submitNow(sent.maker, sent.id);
  const begun = contextOf(db, sent.producer, new Date("2026-12-03T18:00:00Z"));
  const late = withdrawApplication(begun, sent.id, { version: await versionOf(begun, sent.id), reason: REASON });
  await expect(late).rejects.toMatchObject({ code: "closed" });
});
