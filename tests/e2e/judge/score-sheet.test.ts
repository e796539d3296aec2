import { eq, sql } from "drizzle-orm";
import type { Page } from "playwright";
import { onTestFinished } from "vitest";
import { nominationsFor } from "#tests/factories/nominations";
import { aJury, type TestJuror } from "#tests/factories/panels";
import { aRound, type TestRound } from "#tests/factories/rounds";
import { aSheet, type TestSheet } from "#tests/factories/sheets";
import { expect, expectAccessible, PHONE, signIn, test, watch } from "#tests/support/browser";
import { aPerson, forgive } from "#tests/support/person";
import type { Database } from "~/db/client.server";
import { recusals, sheetPoints, sheets } from "~/db/schema";

interface Desk {
  readonly round: TestRound;
  readonly juror: TestJuror;
  readonly first: TestSheet;
  readonly second: TestSheet;
}

/** Three entries of one juror: two empty, one signed. */
async function aDesk(db: Database): Promise<Desk> {
  const round = await aRound(db);
  const juror = (await aJury(db, round.id, 1)).head;
  const entries = await nominationsFor(db, round.id, 3);
  const first = await aSheet(db, { round, juror, nomination: entries[0]! });
  const second = await aSheet(db, { round, juror, nomination: entries[1]! });
  await aSheet(db, { round, juror, nomination: entries[2]!, points: 7350, signed: true });
  return { round, juror, first, second };
}

const pointsOf = async (db: Database, { id, round }: TestSheet) => {
  const rows = await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, id));
  return Object.fromEntries(
    round.leaves.flatMap(({ id, code }) => {
      const row = rows.find((one) => one.criterionId === id);
      return row ? [[code, row.points]] : [];
    }),
  );
};

const field = (page: Page, code: string) =>
  page
    .locator("label", { hasText: new RegExp(`^${code.replace(".", "\\.")}(?![.\\d])`) })
    .locator("xpath=..")
    .locator("input[data-points]");

test("a juror types points, Enter goes on, and each is saved by itself", async ({ page, context, site }) => {
  const { juror, first } = await aDesk(site.db);
  await signIn(context, site, juror.actor.email);
  await page.goto("/judge");
  await page.getByRole("link", { name: "Chấm tiếp" }).click();
  await page.waitForURL(`**/judge/sheets/${first.id}`);

  await field(page, "I.1").click();
  await page.keyboard.type("14,5");
  await page.keyboard.press("Enter");
  await page.keyboard.type("7.5");
  await page.keyboard.press("Enter");
  await page.keyboard.type("9");
  await page.keyboard.press("Tab");

  await expect
    .poll(() => page.locator(`#points-${first.round.leaves[2]!.id}-error`).textContent())
    .toBe("Điểm phải từ 0 đến 8.");
  await expect.poll(() => pointsOf(site.db, first)).toEqual({ "I.1": 1450, "I.2": 750 });
  const told = () => page.getByRole("status").allTextContents();
  await expect.poll(told).toContain("1 ô điểm chưa đúng, chưa lưu");
  expect(await page.locator("output").textContent()).toBe("22 / 100");
  await expectAccessible(page);

  await page.locator(`#points-${first.round.leaves[2]!.id}`).fill("8");
  await expect.poll(() => pointsOf(site.db, first)).toEqual({ "I.1": 1450, "I.2": 750, "I.3": 800 });
  await expect.poll(told).toContain("Đã lưu");
});

/** Lets no event be written, as a full disk would. Returns what ends it. */
async function fillDisk(db: Database): Promise<() => Promise<void>> {
  await db.execute(sql`create function refuse_for_room() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`);
  await db.execute(sql`create trigger full_disk before insert on ledger_events execute function refuse_for_room()`);
  return async () => {
    await db.execute(sql`drop function if exists refuse_for_room cascade`);
  };
}

test("what could not be sent stays on the device, through a reload, until the server has it", async ({
  context,
  site,
}) => {
  const { juror, first } = await aDesk(site.db);
  await signIn(context, site, juror.actor.email);
  const complaints = watch(context, site);
  const page = await context.newPage();
  await page.setViewportSize(PHONE);
  await page.goto(`/judge/sheets/${first.id}`);
  // The server itself cannot write: what a page sends while it is left passes by a browser's interception.
  const makeRoom = await fillDisk(site.db);
  onTestFinished(makeRoom);

  await field(page, "I.1").fill("12");
  await page.keyboard.press("Tab");
  await expect.poll(() => page.getByText("Chưa gửi được 1, sẽ thử lại").count()).toBe(1);
  await page.reload();
  await expect.poll(() => field(page, "I.1").inputValue()).toBe("12");
  expect(await pointsOf(site.db, first)).toEqual({});
  await makeRoom();

  await expect.poll(() => pointsOf(site.db, first), { timeout: 15_000 }).toEqual({ "I.1": 1200 });
  await expect.poll(() => page.getByText("Đã lưu", { exact: true }).count()).toBe(1);
  expect(complaints.filter((one) => !one.includes("500"))).toEqual([]);
});

test("save and next, then sign the complete sheet, then recuse from the last", async ({ page, context, site }) => {
  const { juror, round, first, second } = await aDesk(site.db);
  await signIn(context, site, juror.actor.email);
  await page.setViewportSize(PHONE);
  await page.goto(`/judge/sheets/${first.id}`);
  for (const leaf of round.leaves) await page.locator(`#points-${leaf.id}`).fill("4");
  await page.getByLabel("Nhận xét chung").fill("Bao bì đẹp");

  await page.getByRole("button", { name: "Lưu và tiếp" }).click();
  await page.waitForURL(`**/judge/sheets/${second.id}`);
  await page.getByRole("link", { name: "Hồ sơ trước" }).click();
  await page.waitForURL(`**/judge/sheets/${first.id}`);
  await page.getByRole("button", { name: "Ký phiếu này…" }).first().click();
  await page.waitForURL("**/signature");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ký phiếu 44 điểm" }).click();
  await page.waitForURL(`**/judge/sheets/${second.id}`);

  const [signed] = await site.db.select().from(sheets).where(eq(sheets.id, first.id));
  expect([signed?.remarks, signed?.signedAt]).toEqual(["Bao bì đẹp", expect.any(Date)]);
  await page.goto(`/judge/sheets/${first.id}`);
  expect(await page.getByText("Phiếu đã ký", { exact: true }).count()).toBe(1);
  await expectAccessible(page);

  await page.goto(`/judge/sheets/${second.id}/recusal`);
  await page.getByRole("radio", { name: "Có liên quan đến cơ sở" }).check();
  await page.getByLabel("Lý do từ chối chấm").fill("Chủ cơ sở là em ruột tôi");
  await page.getByRole("button", { name: "Từ chối chấm hồ sơ này" }).click();
  await page.waitForURL(`**/judge/rounds/${round.slug}`);
  expect(await site.db.select().from(recusals).where(eq(recusals.nominationId, second.nomination.id))).toHaveLength(1);
  await expectAccessible(page);
});

test("without scripts the whole sheet is saved by its form, and a refusal gives everything back", async ({
  browser,
  site,
}) => {
  const { juror, round, first, second } = await aDesk(site.db);
  const person = await aPerson(browser, site, { viewport: PHONE, javaScriptEnabled: false });
  const { page } = person;
  await signIn(page.context(), site, juror.actor.email);
  await page.goto(`/judge/sheets/${first.id}`);
  const [one, two] = round.leaves;
  await page.locator(`#points-${one!.id}`).fill("14,5");
  await page.locator(`#points-${two!.id}`).fill("11");

  await page.getByRole("button", { name: "Lưu và tiếp" }).click();
  expect(await page.locator(`#points-${two!.id}-error`).textContent()).toBe("Điểm phải từ 0 đến 10.");
  forgive(person, 422);
  expect(await page.locator(`#points-${one!.id}`).inputValue()).toBe("14,5");
  expect(await pointsOf(site.db, first)).toEqual({});
  await page.locator(`#points-${two!.id}`).fill("10");
  await page.getByRole("button", { name: "Lưu và tiếp" }).click();

  expect(new URL(page.url()).pathname).toBe(`/judge/sheets/${second.id}`);
  expect(await pointsOf(site.db, first)).toEqual({ "I.1": 1450, "I.2": 1000 });
  await person.leave();
});
