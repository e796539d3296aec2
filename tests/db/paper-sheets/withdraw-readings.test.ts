import { eq } from "drizzle-orm";
import { aKeying, aPaper } from "#tests/factories/paper-sheets";
import { anActor, anOrganiser } from "#tests/factories/people";
import { aFileStore } from "#tests/factories/pictures";
import { aSheet, type TestSheet } from "#tests/factories/sheets";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { paperKeyings, sheetPoints, sheets } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { deskPaper } from "~/domain/paper-sheets/desk-paper.server";
import { keySheet } from "~/domain/paper-sheets/key-sheet.server";
import { paperDesk } from "~/domain/paper-sheets/queries.server";
import { shownCode } from "~/domain/paper-sheets/rules";
import { withdrawReadings } from "~/domain/paper-sheets/withdraw-readings.server";
import { roundById } from "~/domain/rounds/queries.server";

const reason = "Nhập nhầm sang phiếu khác";

/** A sheet with a paper, its organiser and two secretaries. */
async function aDesk(db: Database) {
  const sheet = await aSheet(db);
  const { round } = sheet;
  const organiser = await anOrganiser(db, round.agencyId);
  const [first, second] = [
    await anOrganiser(db, round.agencyId, "secretary"),
    await anOrganiser(db, round.agencyId, "secretary"),
  ];
  const at = { roundId: round.id, code: await aPaper(db, sheet, organiser) };
  const key = (actor: Actor, points: number) =>
    keySheet(contextOf(db, actor), aFileStore(), at, aKeying(sheet, points));
  const withdraw = (actor: Actor | null, which: "own" | "all") =>
    withdrawReadings(contextOf(db, actor), at, { which, reason });
  return { sheet, organiser, first, second, at, key, withdraw };
}

const waiting = async (db: Database, actor: Actor, { round }: TestSheet) => {
  const ctx = contextOf(db, actor);
  return (await paperDesk(ctx, await roundById(ctx, round.id))).waiting;
};

test("one's own reading is taken back while another is missing, kept with its reason, and keyed anew", async ({
  db,
}) => {
  const { sheet, first, second, at, key, withdraw } = await aDesk(db);
  await key(first, 6000);

  expect(await withdraw(first, "own")).toBe(1);

  const [kept] = await db.select().from(paperKeyings).where(eq(paperKeyings.keyedBy, first.userId));
  expect(kept).toMatchObject({ withdrawnBy: first.userId, withdrawalReason: reason, withdrawnAt: expect.any(Date) });
  expect((await auditOf(db, sheet.id, { details: true })).at(-1)).toMatchObject({
    act: "paper_sheets.readings_withdrawn",
    after: { paper: shownCode(at.code), keyings: [kept!.id], reason },
  });
  expect(await waiting(db, first, sheet)).toEqual([]);
  expect(await key(first, 7350)).toEqual({ outcome: "waits", more: 1 });
  expect(await key(second, 7350)).toMatchObject({ outcome: "written", total: 7350 });
});

test("nobody but the organiser takes back what another read, and nobody fits a reading to one they have seen", async ({
  db,
}) => {
  const { sheet, organiser, first, second, at, key, withdraw } = await aDesk(db);
  const read = () => db.$count(paperKeyings, eq(paperKeyings.withdrawalReason, reason));
  const before = await read();
  await key(first, 6000);
  await expect(withdraw(second, "own")).rejects.toMatchObject({ code: "closed" });
  await expect(withdraw(second, "all")).rejects.toMatchObject({ code: "forbidden" });
  const outsiders = [
    null,
    await anActor(db),
    sheet.juror.actor,
    await anOrganiser(db, sheet.round.agencyId, "support"),
  ];
  for (const actor of outsiders) await expect(withdraw(actor, "own")).rejects.toMatchObject({ code: "forbidden" });
  const elsewhere = { ...at, code: "K7QP3-M2X8W" };
  await expect(withdrawReadings(contextOf(db, first), elsewhere, { which: "own", reason })).rejects.toMatchObject({
    code: "not_found",
  });

  await key(second, 7000);
  for (const actor of [first, second]) {
    await expect(withdraw(actor, "own")).rejects.toMatchObject({
      code: "closed",
      message: expect.stringContaining("Chỉ đơn vị tổ chức rút được"),
    });
  }
  expect(await read()).toBe(before);
  expect(await withdraw(organiser, "all")).toBe(2);
  expect(await read()).toBe(before + 2);
  await expect(withdraw(organiser, "all")).rejects.toMatchObject({ code: "closed" });
  expect(await db.$count(sheetPoints, eq(sheetPoints.sheetId, sheet.id))).toBe(0);
});

test("readings of a sheet that takes nothing any more are taken back, and free another paper of it", async ({ db }) => {
  const { sheet, organiser, first, second, key, withdraw } = await aDesk(db);
  const again = { roundId: sheet.round.id, code: await aPaper(db, sheet, organiser) };
  await key(first, 6000);
  await db.update(sheets).set({ signedAt: new Date() }).where(eq(sheets.id, sheet.id));
  expect(await waiting(db, second, sheet)).toMatchObject([{ isOpen: false, keyed: 1, isOwn: false }]);

  expect(await withdraw(organiser, "all")).toBe(1);

  await db.update(sheets).set({ signedAt: null }).where(eq(sheets.id, sheet.id));
  const ctx = contextOf(db, second);
  expect(await deskPaper(ctx, await roundById(ctx, sheet.round.id), again.code)).toMatchObject({
    state: "open",
    whyNot: null,
    mayWithdrawAll: false,
  });
});
