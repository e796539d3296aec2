import { and, eq, isNotNull } from "drizzle-orm";
import type { Page } from "playwright";
import { onTestFinished } from "vitest";
import { nominationsFor } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { aRound } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { expect, test } from "#tests/support/browser";
import { aDevice } from "#tests/support/device";
import { ready } from "#tests/support/person";
import { startTestServer } from "#tests/support/server";
import type { Database } from "~/db/client.server";
import { jurorDevices, ledgerEvents, sheetPoints } from "~/db/schema";
import { spawnServer } from "../../../scripts/spawn-server";
import { operationsOn, takeAlong } from "./device";

/** A juror with as many sheets as told, on a server that may be killed. */
async function aHall(entries: number) {
  const site = await startTestServer();
  onTestFinished(site.stop);
  const round = await aRound(site.db);
  const juror = (await aJury(site.db, round.id, 1)).head;
  const sheets = [];
  for (const nomination of await nominationsFor(site.db, round.id, entries)) {
    sheets.push(await aSheet(site.db, { round, juror, nomination }));
  }
  return { site, round, juror, sheets };
}

async function scoreOn(page: Page, sheetId: string, criterionId: string, points: string): Promise<void> {
  await page.goto(`/judge/sheets/${sheetId}`);
  await ready(page);
  await page.locator(`#points-${criterionId}`).fill(points);
  await page.keyboard.press("Tab");
}

const keptOn = async (page: Page, state: string) =>
  (await operationsOn(page)).filter((one) => one.state === state).length;

async function pointsIn(db: Database, sheetId: string) {
  const rows = await db
    .select({ criterionId: sheetPoints.criterionId, points: sheetPoints.points })
    .from(sheetPoints)
    .where(eq(sheetPoints.sheetId, sheetId));
  return Object.fromEntries(rows.map((row) => [row.criterionId, row.points]));
}

test("twenty entries scored without a network, with reloads, a killed tab and a killed server, arrive exactly once from two devices", async ({
  browser,
}) => {
  const { site, round, juror, sheets } = await aHall(20);
  const [first, second] = [round.leaves[0]!.id, round.leaves[1]!.id];
  const phone = await aDevice(browser, site, juror.actor.email);
  let page = await phone.context.newPage();
  await takeAlong(page, round.slug);

  // The network goes.
  await phone.loseNetwork();
  for (const [index, sheet] of sheets.slice(0, 8).entries()) {
    await scoreOn(page, sheet.id, first, String(index + 1));
    await expect.poll(() => keptOn(page, "waiting")).toBe(index + 1);
  }
  await page.reload();
  await ready(page);
  await expect.poll(() => page.locator(`#points-${first}`).inputValue()).toBe("8");
  await expect.poll(() => page.getByText("Ngoại tuyến, chờ gửi 8").count()).toBe(1);

  // The tab is killed and opened again.
  await page.close({ runBeforeUnload: false });
  page = await phone.context.newPage();
  for (const [index, sheet] of sheets.slice(8, 12).entries()) {
    await scoreOn(page, sheet.id, first, String(index + 1));
    await expect.poll(() => keptOn(page, "waiting")).toBe(9 + index);
  }
  await page.goto(`/judge/rounds/${round.slug}`);
  await expect.poll(() => page.getByText("1 chưa gửi").count()).toBe(12);
  expect(await site.db.select().from(ledgerEvents).where(isNotNull(ledgerEvents.operationId))).toEqual([]);

  // The network is back and the server dies, at first while it takes what was gathered.
  await phone.findNetwork();
  await site.kill();
  for (const [index, sheet] of sheets.slice(12, 16).entries()) {
    await scoreOn(page, sheet.id, first, String(index + 1));
    await expect.poll(() => keptOn(page, "waiting")).toBe(13 + index);
  }
  const port = new URL(site.url).port;
  const again = await spawnServer({ DATABASE_URL: site.databaseUrl, PORT: port });
  await expect.poll(() => keptOn(page, "sent"), { timeout: 40_000 }).toBeGreaterThan(0);
  await again.kill();
  const standing = await spawnServer({ DATABASE_URL: site.databaseUrl, PORT: port });
  onTestFinished(standing.stop);

  // Another device of the same juror scores another criterion of some of them, without a network too.
  const tablet = await aDevice(browser, site, juror.actor.email);
  const other = await tablet.context.newPage();
  await takeAlong(other, round.slug);
  await tablet.loseNetwork();
  for (const sheet of sheets.slice(0, 5)) await scoreOn(other, sheet.id, second, "3");
  for (const [index, sheet] of sheets.slice(16).entries()) {
    await scoreOn(page, sheet.id, first, String(index + 1));
  }
  await expect.poll(() => keptOn(other, "waiting")).toBe(5);
  await tablet.findNetwork();

  await expect.poll(() => keptOn(page, "sent"), { timeout: 60_000 }).toBe(20);
  await expect.poll(() => keptOn(other, "sent"), { timeout: 60_000 }).toBe(5);
  const recorded = await site.db
    .select({ id: ledgerEvents.operationId })
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, round.id), isNotNull(ledgerEvents.operationId)));
  const made = [...(await operationsOn(page)), ...(await operationsOn(other))].map(({ id }) => id);
  expect(recorded.map(({ id }) => id).sort()).toEqual(made.sort());
  const expected = (index: number) => (index < 8 ? index + 1 : ((index - 8) % 4) + 1) * 100;
  for (const [index, sheet] of sheets.entries()) {
    expect(await pointsIn(site.db, sheet.id)).toEqual({
      [first]: expected(index),
      ...(index < 5 && { [second]: 300 }),
    });
  }
  await expect
    .poll(() => site.db.select({ unsent: jurorDevices.unsent }).from(jurorDevices))
    .toEqual([{ unsent: 0 }, { unsent: 0 }]);
}, 240_000);
