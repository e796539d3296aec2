import { asc, eq } from "drizzle-orm";
import type { Page } from "playwright";
import { onTestFinished } from "vitest";
import { anAgency } from "#tests/factories/agencies";
import { aGate, aGatekeeper, aPass } from "#tests/factories/fair-days";
import { aFair } from "#tests/factories/fairs";
import { anOrganiser } from "#tests/factories/people";
import { expect, expectAccessible, PHONE, signIn, test } from "#tests/support/browser";
import { aDevice, type Device } from "#tests/support/device";
import { ready } from "#tests/support/person";
import { startTestServer } from "#tests/support/server";
import { checkIns, checkInVerdicts, gatekeepers, headCounts } from "~/db/schema";
import { addDays, todayInVietnam } from "~/lib/dates";

/** The scans in the browser's own database that the server has not answered for. */
function waitingOn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("tinhhoa-gate");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction("entries").objectStore("entries").getAll();
          all.onsuccess = () => {
            resolve(all.result.filter(({ state }) => state.kind === "waiting").length);
            opening.result.close();
          };
        };
      }),
  );
}

/** All that lies in the browser's own database, as text. */
function keptOn(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open("tinhhoa-gate");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(["entries", "packs"]);
          const [entries, packs] = ["entries", "packs"].map((name) => reading.objectStore(name).getAll());
          reading.oncomplete = () => {
            resolve(JSON.stringify([entries!.result, packs!.result]));
            opening.result.close();
          };
        };
      }),
  );
}

async function enter(page: Page, code: string, direction: "Vào" | "Ra" = "Vào"): Promise<void> {
  await page.getByLabel(direction, { exact: true }).check();
  await page.getByLabel("Mã vé").fill(code);
  await page.getByRole("button", { name: "Kiểm tra" }).click();
}

const told = (page: Page, words: string) => page.locator('[aria-live="assertive"]').getByText(words, { exact: true });

test("two gates check passes without a network, through a reload and a closed tab, and agree once it is back", async ({
  browser,
}) => {
  const site = await startTestServer();
  onTestFinished(site.stop);
  const { db } = site;
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const today = todayInVietnam(new Date());
  const fair = await aFair(db, { agencyId: agency.id, startsOn: addDays(today, -1), endsOn: addDays(today, 1) });
  const [north, south] = [
    await aGate(db, { fairId: fair.id, name: "Bắc" }),
    await aGate(db, { fairId: fair.id, name: "Nam", admits: ["exhibitor", "guest"] }),
  ];
  const keepers = [
    await aGatekeeper(db, fair.id, organiser.userId),
    await aGatekeeper(db, fair.id, organiser.userId),
  ] as const;
  const guest = await aPass(db, { fairId: fair.id });
  const staff = await aPass(db, { fairId: fair.id, kind: "staff" });
  const revoked = await aPass(db, { fairId: fair.id, revokedAt: new Date(), revokedReason: "Mất vé" });

  const aDeviceAt = async (gateId: string, email: string): Promise<[Device, Page]> => {
    const device = await aDevice(browser, site, email);
    const page = await device.context.newPage();
    await page.goto(`/gate/${fair.slug}`);
    await ready(page);
    await expect.poll(() => page.getByText("Trang này đã lưu trên máy").count(), { timeout: 60_000 }).toBe(1);
    await page.getByLabel("Cổng", { exact: true }).selectOption(gateId);
    return [device, page];
  };
  const [first, atNorth] = await aDeviceAt(north.id, keepers[0].email);
  const [second, atSouth] = await aDeviceAt(south.id, keepers[1].email);
  await expectAccessible(atNorth);

  await first.loseNetwork();
  await second.loseNetwork();

  // Each gate answers by what it knows; neither can know of the other.
  await enter(atNorth, guest.code);
  await expect.poll(() => told(atNorth, "Được vào").count()).toBe(1);
  await enter(atNorth, guest.code);
  await expect.poll(() => told(atNorth, "Đã vào rồi").count()).toBe(1);
  await enter(atNorth, revoked.code);
  await expect.poll(() => told(atNorth, "Vé đã thu hồi").count()).toBe(1);
  await atNorth.getByRole("button", { name: "Thêm 5 khách" }).click();
  await enter(atSouth, guest.code);
  await expect.poll(() => told(atSouth, "Được vào").count()).toBe(1);
  await enter(atSouth, staff.code);
  await expect.poll(() => told(atSouth, "Sai cổng").count()).toBe(1);
  await enter(atSouth, "ABCDE-FGHJK");
  await expect.poll(() => told(atSouth, "Chưa có trong danh sách của máy").count()).toBe(1);
  await expect.poll(() => waitingOn(atNorth)).toBe(4);

  // A reload, and a tab that is closed and opened again, lose nothing.
  await atNorth.reload();
  await ready(atNorth);
  await expect.poll(() => atNorth.getByText("Ngoại tuyến, chờ gửi 4").count()).toBe(1);
  await atSouth.close();
  const again = await second.context.newPage();
  await again.goto(`/gate/${fair.slug}`);
  await ready(again);
  await expect.poll(() => waitingOn(again)).toBe(3);
  expect(await db.select().from(checkIns)).toEqual([]);

  await second.findNetwork();
  await expect.poll(() => waitingOn(again), { timeout: 60_000 }).toBe(0);
  await first.findNetwork();
  await expect.poll(() => waitingOn(atNorth), { timeout: 60_000 }).toBe(0);

  const verdicts = await db
    .select({ gateId: checkIns.gateId, code: checkIns.code, verdict: checkInVerdicts.verdict })
    .from(checkIns)
    .innerJoin(checkInVerdicts, eq(checkInVerdicts.checkInId, checkIns.id))
    .orderBy(asc(checkIns.at));
  expect(verdicts).toEqual([
    { gateId: north.id, code: guest.code, verdict: "admitted" },
    { gateId: north.id, code: guest.code, verdict: "already_in" },
    { gateId: north.id, code: revoked.code, verdict: "revoked" },
    { gateId: south.id, code: guest.code, verdict: "already_in" },
    { gateId: south.id, code: staff.code, verdict: "wrong_gate" },
    { gateId: south.id, code: "ABCDEFGHJK", verdict: "unknown" },
  ]);
  expect(await db.select({ people: headCounts.people }).from(headCounts)).toEqual([{ people: 5 }]);

  // Of what the server has, the device keeps neither codes nor names, although the page has told them.
  await enter(atNorth, staff.code);
  await expect.poll(() => atNorth.getByText(staff.holder!).count()).toBe(1);
  await expect.poll(() => waitingOn(atNorth)).toBe(0);
  const lying = await keptOn(atNorth);
  expect(
    [staff.holder!, ...[guest, staff, revoked].map(({ code }) => code)].filter((one) => lying.includes(one)),
  ).toEqual([]);
  expect(lying).toContain(fair.id);

  // Once the appointment has ended, its list of passes and its page go with the next visit.
  await db.update(gatekeepers).set({ endedAt: new Date() }).where(eq(gatekeepers.userId, keepers[0].userId));
  await atNorth.reload();
  await atNorth.getByRole("heading", { level: 1 }).waitFor();
  await expect.poll(() => keptOn(atNorth)).not.toContain(fair.id);
  await first.loseNetwork();
  expect(
    await atNorth.goto(`/gate/${fair.slug}`).then(
      () => "opened",
      () => "not kept",
    ),
  ).toBe("not kept");
}, 240_000);

test("a gate without scripts checks a code and counts heads by forms", async ({ browser }) => {
  const site = await startTestServer();
  onTestFinished(site.stop);
  const agency = await anAgency(site.db);
  const organiser = await anOrganiser(site.db, agency.id);
  const today = todayInVietnam(new Date());
  const fair = await aFair(site.db, {
    agencyId: agency.id,
    startsOn: addDays(today, -1),
    endsOn: addDays(today, 1),
  });
  await aGate(site.db, { fairId: fair.id, name: "Bắc" });
  const pass = await aPass(site.db, { fairId: fair.id });
  const context = await browser.newContext({
    baseURL: site.url,
    locale: "vi-VN",
    viewport: PHONE,
    javaScriptEnabled: false,
  });
  onTestFinished(() => context.close());
  await signIn(context, site, organiser.email);
  const page = await context.newPage();
  await page.goto(`/gate/${fair.slug}`);

  await enter(page, pass.code);
  expect(await told(page, "Được vào").count()).toBe(1);
  await enter(page, pass.code);
  expect(await told(page, "Đã vào rồi").count()).toBe(1);
  await page.getByRole("button", { name: "Thêm 5 khách" }).click();
  await page.getByRole("button", { name: "Thêm 1 khách", exact: true }).click();
  expect(await page.getByText("6", { exact: true }).count()).toBe(1);
});
