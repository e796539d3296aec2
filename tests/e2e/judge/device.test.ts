import { randomUUID } from "node:crypto";
import path from "node:path";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Page } from "playwright";
import { onTestFinished } from "vitest";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { aProducer } from "#tests/factories/people";
import { aGivenFile, aPdf } from "#tests/factories/pictures";
import { aProduct } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { expect, signIn, test } from "#tests/support/browser";
import { aDevice } from "#tests/support/device";
import { ready } from "#tests/support/person";
import { deploying } from "#tests/support/proxy";
import { diskFileStore } from "~/adapters/files/disk.server";
import type { Database } from "~/db/client.server";
import { appointments, ledgerEvents, sheetPoints, sheets } from "~/db/schema";
import { storePaper } from "~/domain/attachments/store-paper.server";
import { reopenSheet } from "~/domain/sheets/reopen-sheet.server";
import { saveRemarks } from "~/domain/sheets/save-remarks.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";
import { operationsOn, takeAlong } from "./device";

async function type(page: Page, criterionId: string, points: string): Promise<void> {
  await page.locator(`#points-${criterionId}`).fill(points);
  await page.keyboard.press("Tab");
}

async function pointsIn(db: Database, sheetId: string) {
  const rows = await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheetId));
  return Object.fromEntries(rows.map((row) => [row.criterionId, row.points]));
}

const remarksIn = async (db: Database, sheetId: string) =>
  (await db.select({ remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, sheetId)))[0]!.remarks;

const statesOn = async (page: Page) => (await operationsOn(page)).map(({ jurorId, state }) => [jurorId, state]);

test("two jurors share a device: what the first has not sent stays unseen until they are back, also what an older page left", async ({
  context,
  site,
}) => {
  const round = await aRound(site.db);
  const { jurors } = await aJury(site.db, round.id, 2);
  const [one, two] = [jurors[0]!, jurors[1]!];
  const nomination = await aNomination(site.db, { roundId: round.id });
  const mine = await aSheet(site.db, { round, juror: one, nomination });
  const theirs = await aSheet(site.db, { round, juror: two, nomination });
  const [first, second] = [round.leaves[0]!.id, round.leaves[1]!.id];
  await signIn(context, site, one.actor.email);
  const page = await context.newPage();
  await page.goto(`/judge/sheets/${mine.id}`);
  await ready(page);
  // The server takes nothing for a while.
  const putBack = async () =>
    void (await site.db.execute(sql`alter table if exists events_away rename to ledger_events`));
  await site.db.execute(sql`alter table ledger_events rename to events_away`);
  onTestFinished(putBack);
  await type(page, first, "12");
  await expect.poll(() => statesOn(page)).toEqual([[one.actor.userId, "waiting"]]);

  await page.goto("/logout");
  await page.getByText("Chưa thể đăng xuất").waitFor();
  expect(await page.getByRole("button", { name: "Đăng xuất", exact: true }).count()).toBe(0);
  await page.getByRole("button", { name: "Gửi ngay" }).click();
  await page.getByText("Vẫn chưa gửi được").waitFor();
  await page.getByRole("button", { name: "Để điểm trên thiết bị này và đăng xuất" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await putBack();

  await signIn(context, site, two.actor.email);
  await page.goto(`/judge/sheets/${theirs.id}`);
  await ready(page);
  expect(await page.locator(`#points-${first}`).inputValue()).toBe("");
  await type(page, first, "7");
  await expect.poll(() => pointsIn(site.db, theirs.id)).toEqual({ [first]: 700 });
  expect(await page.getByText("chờ gửi").count()).toBe(0);
  expect((await page.goto(`/judge/sheets/${mine.id}`))?.status()).toBe(404);
  expect(await pointsIn(site.db, mine.id)).toEqual({});
  expect(await statesOn(page)).toEqual([
    [one.actor.userId, "waiting"],
    [two.actor.userId, "sent"],
  ]);

  // An earlier version of the page kept a change in the browser's plain store.
  const [key, former] = [
    `tinhhoa.sheets.${one.actor.userId}.former`,
    { id: randomUUID(), sheetId: mine.id, criterionId: second, text: "7,5", note: "", at: new Date().toISOString() },
  ];
  await page.evaluate(([key, text]) => localStorage.setItem(key!, text!), [key, JSON.stringify(former)]);
  await signIn(context, site, one.actor.email);
  await page.goto("/judge");
  await expect.poll(() => pointsIn(site.db, mine.id)).toEqual({ [first]: 1200, [second]: 750 });
  expect(await page.evaluate((key) => localStorage.getItem(key), key)).toBeNull();
  const sent = async () => (await operationsOn(page)).map(({ id, state }) => [id, state]);
  await expect.poll(sent).toEqual([
    [expect.any(String), "sent"],
    [expect.any(String), "sent"],
    [former.id, "sent"],
  ]);
  const recorded = await site.db
    .select({ id: ledgerEvents.operationId })
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, round.id), isNotNull(ledgerEvents.deviceAt)));
  expect(recorded.map(({ id }) => id).sort()).toEqual((await sent()).map(([id]) => id).sort());
  // Of both jurors, and whoever's turn it was: their own points alone.
  expect(await pointsIn(site.db, theirs.id)).toEqual({ [first]: 700 });
}, 120_000);

test.for(["by its address", "by its link in the list"] as const)(
  "points that were refused while the sheet was signed stand there as not taken when it is opened %s after a reopening, and are sent when it is saved",
  { timeout: 60_000 },
  async (way, { browser, site }) => {
    const round = await aRound(site.db);
    const { jurors } = await aJury(site.db, round.id, 2);
    const [head, juror] = [jurors[0]!, jurors[1]!];
    const nomination = await aNomination(site.db, { roundId: round.id });
    const sheet = await aSheet(site.db, { round, juror, nomination, points: 7000 });
    const [first, second] = [round.leaves[0]!, round.leaves[1]!];
    const given = await pointsIn(site.db, sheet.id);
    const device = await aDevice(browser, site, juror.actor.email);
    const page = await device.context.newPage();
    await page.goto(`/judge/sheets/${sheet.id}`);
    await ready(page);
    const states = async () => (await statesOn(page)).map(([, state]) => state);
    const box = (id: string) => page.locator(`#points-${id}`);

    await device.loseNetwork();
    for (const { id } of [first, second]) await type(page, id, "0");
    await expect.poll(states).toEqual(["waiting", "waiting"]);
    // Meanwhile it is signed on another device.
    const as = (actor: typeof juror.actor) => ({ db: site.db, actor, now: new Date() });
    await signSheet(as(juror.actor), sheet.id);
    await device.findNetwork();
    await expect.poll(states).toEqual(["refused", "refused"]);
    await reopenSheet(as(head.actor), sheet.id, { reason: "Thành viên chấm lại theo đề nghị." });

    if (way === "by its address") await page.goto(`/judge/sheets/${sheet.id}`);
    else {
      await page.goto(`/judge/rounds/${round.slug}`);
      await page.getByText("Máy chủ không nhận 2 thay đổi").waitFor();
      await page.locator(`li a.text-ink[href="/judge/sheets/${sheet.id}"]`).click();
      await page.waitForURL(`**/judge/sheets/${sheet.id}`);
    }
    await ready(page);
    await expect.poll(() => box(first.id).inputValue()).toBe("0");
    // Whoever only passes by takes nothing back.
    await box(first.id).focus();
    await page.keyboard.press("Tab");
    expect(await states()).toEqual(["refused", "refused"]);
    // One is put back by hand: the other is sent with the sheet, and its refusal goes.
    await type(page, second.id, String(given[second.id]! / 100).replace(".", ","));
    await expect.poll(states).toEqual(["refused"]);
    expect(await pointsIn(site.db, sheet.id)).toEqual(given);
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await expect.poll(() => pointsIn(site.db, sheet.id)).toEqual({ ...given, [first.id]: 0 });
    await expect.poll(states).toEqual(["sent"]);
  },
);

test("fields stay as they were sent when the page is read anew by a link to itself", async ({ context, site }) => {
  const round = await aRound(site.db);
  const juror = (await aJury(site.db, round.id, 1)).head;
  const sheet = await aSheet(site.db, { round, juror, nomination: await aNomination(site.db, { roundId: round.id }) });
  const [first, second, third] = round.leaves.map(({ id }) => id);
  const endSeat = (endedAt: Date | null) =>
    site.db.update(appointments).set({ endedAt }).where(eq(appointments.id, juror.appointmentId));
  await signIn(context, site, juror.actor.email);
  const page = await context.newPage();
  await page.goto(`/judge/sheets/${sheet.id}`);
  await ready(page);
  await type(page, first!, "5");
  await expect.poll(() => pointsIn(site.db, sheet.id)).toEqual({ [first!]: 500 });
  await endSeat(new Date());
  await type(page, second!, "4");
  const link = page.getByRole("link", { name: /I\.2/ });
  await link.waitFor();
  await endSeat(null);

  const reading = page.waitForResponse((response) => response.url().includes(`${sheet.id}.data`));
  await link.click();
  await reading;
  await type(page, third!, "3");
  await expect.poll(() => pointsIn(site.db, sheet.id)).toEqual({ [first!]: 500, [third!]: 300 });

  await expect.poll(async () => (await statesOn(page)).map(([, state]) => state)).toEqual(["sent", "refused", "sent"]);
  expect(await page.locator(`#points-${first}`).inputValue()).toBe("5");
}, 60_000);

test("a refusal that was read takes what it refused out of the field, and no other", async ({ browser, site }) => {
  const round = await aRound(site.db);
  const juror = (await aJury(site.db, round.id, 1)).head;
  const nomination = await aNomination(site.db, { roundId: round.id });
  const sheet = await aSheet(site.db, { round, juror, nomination });
  const first = round.leaves[0]!.id;
  const device = await aDevice(browser, site, juror.actor.email);
  const page = await device.context.newPage();
  await page.goto(`/judge/sheets/${sheet.id}`);
  await ready(page);
  const states = async () => (await statesOn(page)).map(([, state]) => state);
  await device.loseNetwork();
  await type(page, first, "1");
  await page.locator("#remarks").fill("Bao bì đẹp\n\nNhãn thiếu hạn dùng");
  await page.keyboard.press("Tab");
  await expect.poll(states).toEqual(["waiting", "waiting"]);
  // Another device takes part in the meantime, and nobody may score any more.
  await site.db.update(appointments).set({ endedAt: new Date() }).where(eq(appointments.id, juror.appointmentId));
  await device.findNetwork();
  await expect.poll(states).toEqual(["refused", "refused"]);

  expect(await page.locator("blockquote").allInnerTexts()).toEqual(["Bao bì đẹp\n\nNhãn thiếu hạn dùng"]);
  await page.getByRole("button", { name: /^Tôi đã đọc: .*nhận xét$/ }).click();
  await expect.poll(() => page.locator("#remarks").inputValue()).toBe("");
  expect([await states(), await page.locator(`#points-${first}`).inputValue()]).toEqual([["refused"], "1"]);
  await page.getByRole("button", { name: /^Tôi đã đọc/ }).click();
  await expect.poll(() => page.locator(`#points-${first}`).inputValue()).toBe("");
  expect(await states()).toEqual([]);
}, 60_000);

test("a note beside points that do not fit is kept, and nothing is called saved that is not", async ({
  context,
  site,
}) => {
  const round = await aRound(site.db);
  const juror = (await aJury(site.db, round.id, 1)).head;
  const sheet = await aSheet(site.db, { round, juror, nomination: await aNomination(site.db, { roundId: round.id }) });
  const [first, second] = round.leaves.map(({ id }) => id);
  await signIn(context, site, juror.actor.email);
  const page = await context.newPage();
  await page.goto(`/judge/sheets/${sheet.id}`);
  await ready(page);
  const saved = page.getByText("Đã lưu", { exact: true });
  await saved.waitFor();

  await page.locator(`#points-${second}`).fill("5");
  expect(await saved.count()).toBe(0);
  await saved.waitFor();
  await page.locator(`#points-${first}`).fill("105");
  // Pressed while the field is written in: the sentence that then stands beside it must not push the button away.
  await page.locator(`#criterion-${first}`).getByText("Thêm ghi chú").click();
  await page.locator(`[name="notes.${first}"]`).fill("Vị đậm, hậu dài");
  await page.keyboard.press("Tab");
  await page.getByText("1 ô điểm chưa đúng, chưa lưu").waitFor();

  const notes = async () =>
    (await site.db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheet.id)))
      .map(({ criterionId, points, note }) => [criterionId, points, note])
      .sort();
  const both = [
    [first, null, "Vị đậm, hậu dài"],
    [second, 500, null],
  ];
  await expect.poll(notes).toEqual(both.sort());
  expect([await page.locator(`#points-${first}`).inputValue(), await saved.count()]).toEqual(["105", 0]);
  await page.goto(`/judge/rounds/${round.slug}`);
  await page.goto(`/judge/sheets/${sheet.id}`);
  await ready(page);
  expect(await page.locator(`[name="notes.${first}"]`).inputValue()).toBe("Vị đậm, hậu dài");
}, 60_000);

test("what is typed before the scripts of the page run is saved, also over remarks and notes that stand", async ({
  context,
  site,
}) => {
  const round = await aRound(site.db);
  const juror = (await aJury(site.db, round.id, 1)).head;
  const nomination = await aNomination(site.db, { roundId: round.id });
  const sheet = await aSheet(site.db, { round, juror, nomination, points: 7000 });
  const first = round.leaves[0]!.id;
  await site.db.update(sheets).set({ remarks: "Khá" }).where(eq(sheets.id, sheet.id));
  await site.db.update(sheetPoints).set({ note: "Thơm" }).where(eq(sheetPoints.criterionId, first));
  await signIn(context, site, juror.actor.email);
  const page = await context.newPage();
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  await page.route("**/assets/*.js", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(`/judge/sheets/${sheet.id}`, { waitUntil: "commit" });

  await page.locator(`#points-${first}`).fill("3");
  await page.locator(`[name="notes.${first}"]`).fill("Thơm, hơi mặn");
  await page.locator("#remarks").fill("Khá, bao bì đẹp");
  arrive();
  await ready(page);

  const kept = async () => {
    const [row] = await site.db
      .select({ points: sheetPoints.points, note: sheetPoints.note })
      .from(sheetPoints)
      .where(and(eq(sheetPoints.sheetId, sheet.id), eq(sheetPoints.criterionId, first)));
    return [row?.points, row?.note, await remarksIn(site.db, sheet.id)];
  };
  await expect.poll(kept).toEqual([300, "Thơm, hơi mặn", "Khá, bao bì đẹp"]);
  expect(await page.locator("#remarks").inputValue()).toBe("Khá, bao bì đẹp");
}, 60_000);

test("nothing is signed, and no signing is offered, before this device has sent what it has of the sheet", async ({
  browser,
  site,
}) => {
  const round = await aRound(site.db);
  const juror = (await aJury(site.db, round.id, 1)).head;
  const nomination = await aNomination(site.db, { roundId: round.id });
  const sheet = await aSheet(site.db, { round, juror, nomination, points: 7000 });
  const first = round.leaves[0]!.id;
  const given = await pointsIn(site.db, sheet.id);
  const device = await aDevice(browser, site, juror.actor.email);
  const page = await device.context.newPage();
  await page.goto(`/judge/sheets/${sheet.id}`);
  await ready(page);
  await device.loseNetwork();
  await page.getByRole("button", { name: "Nhắc tôi ký khi có mạng" }).click();
  await page.getByText("Sẽ nhắc bạn ký phiếu này khi có mạng.").waitFor();
  await type(page, first, "0");
  await expect.poll(() => statesOn(page)).toEqual([[juror.actor.userId, "waiting"]]);
  // There is a server again, and it cannot take anything yet.
  await page.route("**/judge/sync", (route) => route.fulfill({ status: 503, json: { error: { code: "busy" } } }));
  await device.findNetwork();
  await page.getByText("Chưa gửi được 1, sẽ thử lại").waitFor();
  const offer = page.getByText("Đã có mạng, bạn có thể ký:");
  expect(await offer.count()).toBe(0);

  await page.goto(`/judge/sheets/${sheet.id}/signature`);
  await page.getByText("Thiết bị này còn thay đổi của phiếu chưa đến máy chủ.").waitFor();
  expect(await page.getByRole("button", { name: "Ký phiếu 70 điểm" }).getAttribute("aria-disabled")).toBe("true");
  await page.unroute("**/judge/sync");
  const left = String((7000 - given[first]!) / 100).replace(".", ",");
  await page.getByRole("button", { name: `Ký phiếu ${left} điểm` }).click({ timeout: 40_000 });
  await page.waitForURL(`**/judge/rounds/${round.slug}`);

  expect(await pointsIn(site.db, sheet.id)).toEqual({ ...given, [first]: 0 });
  const [row] = await site.db.select({ signedAt: sheets.signedAt }).from(sheets).where(eq(sheets.id, sheet.id));
  expect(row?.signedAt).toEqual(expect.any(Date));
}, 90_000);

test("a device whose database was taken from under the page goes on in a new one", async ({ context, site }) => {
  const round = await aRound(site.db);
  const juror = (await aJury(site.db, round.id, 1)).head;
  const sheet = await aSheet(site.db, { round, juror, nomination: await aNomination(site.db, { roundId: round.id }) });
  const [first, second] = round.leaves.map(({ id }) => id);
  await signIn(context, site, juror.actor.email);
  const page = await context.newPage();
  await page.goto(`/judge/sheets/${sheet.id}`);
  await ready(page);
  await type(page, first!, "1");
  await expect.poll(() => statesOn(page)).toEqual([[juror.actor.userId, "sent"]]);

  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase("tinhhoa-judging");
        deleting.onsuccess = resolve;
        deleting.onerror = () => reject(deleting.error);
      }),
  );
  await type(page, second!, "2");

  await expect.poll(() => pointsIn(site.db, sheet.id)).toEqual({ [first!]: 100, [second!]: 200 });
  await expect.poll(() => statesOn(page)).toEqual([[juror.actor.userId, "sent"]]);
  expect(await page.getByText("Chưa gửi, đừng đóng trang").count()).toBe(0);
}, 60_000);

test("a second tab follows the first, and takes nothing away when it is saved", async ({ context, site }) => {
  const round = await aRound(site.db);
  const juror = (await aJury(site.db, round.id, 1)).head;
  const sheet = await aSheet(site.db, { round, juror, nomination: await aNomination(site.db, { roundId: round.id }) });
  const first = round.leaves[0]!.id;
  await signIn(context, site, juror.actor.email);
  const [one, two] = [await context.newPage(), await context.newPage()];
  for (const page of [one, two]) {
    await page.goto(`/judge/sheets/${sheet.id}`);
    await ready(page);
  }

  await type(one, first, "1");
  await one.locator("#remarks").fill("Bao bì đẹp");
  await one.keyboard.press("Tab");
  await expect.poll(() => remarksIn(site.db, sheet.id)).toBe("Bao bì đẹp");
  await expect.poll(() => two.locator(`#points-${first}`).inputValue()).toBe("1");
  await expect.poll(() => two.locator("#remarks").inputValue()).toBe("Bao bì đẹp");
  const before = (await operationsOn(two)).length;
  await two.locator(`#points-${first}`).focus();
  await two.keyboard.press("Tab");
  await two.getByRole("button", { name: "Lưu", exact: true }).click();
  await two.waitForTimeout(1_500);

  expect([await pointsIn(site.db, sheet.id), await remarksIn(site.db, sheet.id)]).toEqual([
    { [first]: 100 },
    "Bao bì đẹp",
  ]);
  expect(await operationsOn(two)).toHaveLength(before);
}, 60_000);

test("what another device wrote stays while the juror writes on", async ({ context, site }) => {
  const round = await aRound(site.db);
  const juror = (await aJury(site.db, round.id, 1)).head;
  const sheet = await aSheet(site.db, { round, juror, nomination: await aNomination(site.db, { roundId: round.id }) });
  await signIn(context, site, juror.actor.email);
  const page = await context.newPage();
  await page.goto(`/judge/sheets/${sheet.id}`);
  await ready(page);
  const other = { operationId: randomUUID(), remarks: "Lời của máy khác", base: "" };
  await saveRemarks({ db: site.db, actor: juror.actor, now: new Date() }, sheet.id, other);
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  await page.route("**/judge/sync", async (route) => {
    await answered;
    await route.continue();
  });

  const box = page.locator("#remarks");
  await box.pressSequentially("Lời của máy này");
  await expect.poll(() => statesOn(page)).toEqual([[juror.actor.userId, "waiting"]]);
  await box.pressSequentially(", viết tiếp");
  answer();
  await page.keyboard.press("Tab");

  await expect.poll(() => remarksIn(site.db, sheet.id)).toMatch(/Lời của máy này, viết tiếp/);
  expect(await remarksIn(site.db, sheet.id)).toContain("Lời của máy khác");
  await expect.poll(() => box.inputValue()).toContain("Lời của máy khác");
}, 60_000);

test("without a network papers open, and remarks and points outlive a new version of the site under an old worker", async ({
  browser,
  site,
}) => {
  const round = await aRound(site.db);
  const juror = (await aJury(site.db, round.id, 1)).head;
  const product = await aProduct(site.db);
  const producer = await aProducer(site.db, product.establishmentId!);
  const bytes = aPdf("giấy chứng nhận");
  const store = diskFileStore(path.join(site.dataDir, "files"));
  const given = await aGivenFile("chung-nhan.pdf", bytes);
  const ctx = { db: site.db, actor: producer, now: new Date() };
  const fileId = await storePaper(ctx, store, product.establishmentId!, given);
  const papers = [{ kind: "food_safety", fileId, name: "chung-nhan.pdf" }];
  const nomination = await aNomination(site.db, { roundId: round.id, product, answers: { papers } });
  const sheet = await aSheet(site.db, { round, juror, nomination });
  const front = await deploying(site.url);
  onTestFinished(front.stop);
  const device = await aDevice(browser, { ...site, url: front.url }, juror.actor.email);
  const page = await device.context.newPage();
  const versionOf = () => page.locator("html").getAttribute("data-deploy");
  await takeAlong(page, round.slug);

  await device.loseNetwork();
  await page.goto(`/judge/sheets/${sheet.id}`);
  await ready(page);
  const link = page.locator(`a[href*="${fileId}"]`).first();
  const href = (await link.getAttribute("href"))!;
  const read = (url: string) =>
    page.evaluate(async (url) => {
      const response = await fetch(url);
      return [response.headers.get("content-type"), await response.text()];
    }, url);
  expect(await read(href)).toEqual(["application/pdf", bytes.toString()]);
  // The address of the worker's own scope, under which a new window opens it.
  expect(await read(href.replace("/files/", "/judge/files/"))).toEqual(["application/pdf", bytes.toString()]);
  await type(page, round.leaves[0]!.id, "9");
  await page.getByLabel("Nhận xét chung").fill("Viết khi không có mạng");
  await page.keyboard.press("Tab");
  await expect.poll(() => operationsOn(page)).toMatchObject([{ state: "waiting" }, { state: "waiting" }]);
  expect(await versionOf()).toBe("1");

  // A new version goes live while the device is away, and someone writes remarks on another device.
  front.deploy();
  await site.db.update(sheets).set({ remarks: "Viết ở máy khác" }).where(eq(sheets.id, sheet.id));
  await page.reload();
  await ready(page);
  expect(await versionOf()).toBe("1");
  await device.findNetwork();
  await expect.poll(() => pointsIn(site.db, sheet.id)).toEqual({ [round.leaves[0]!.id]: 900 });
  await expect
    .poll(() => page.getByLabel("Nhận xét chung").inputValue())
    .toBe("Viết ở máy khác\n\nViết khi không có mạng");
  await page.getByText("đã được ghép vào đây").waitFor();
  await page.reload();
  await ready(page);
  expect(await versionOf()).toBe("2");
  // The browser looks for a new worker in its own time: the old one has kept the new version of the page.
  await device.loseNetwork();
  await page.reload();
  await ready(page);
  expect(await versionOf()).toBe("2");
  expect(await page.locator(`#points-${round.leaves[0]!.id}`).inputValue()).toBe("9");
}, 120_000);
