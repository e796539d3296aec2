import { asc, eq } from "drizzle-orm";
import type { Page } from "playwright";
import { onTestFinished } from "vitest";
import { aRunningFair } from "#tests/db/fair-days/hall";
import { expect, expectAccessible, test } from "#tests/support/browser";
import { aDevice } from "#tests/support/device";
import { ready } from "#tests/support/person";
import { startTestServer } from "#tests/support/server";
import { leads, users } from "~/db/schema";
import { VISITOR_CONSENT_VERSION } from "~/domain/fair-days/consent";
import { addDays, todayInVietnam } from "~/lib/dates";

/** How much of this kind lies in the browser's own stores. */
const keptOn = (page: Page) =>
  page.evaluate(async () => {
    const entries = await new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open("tinhhoa-gate");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const counting = opening.result.transaction("entries").objectStore("entries").count();
        counting.onsuccess = () => {
          resolve(counting.result);
          opening.result.close();
        };
      };
    });
    return { entries, pages: (await caches.keys()).filter((name) => name.startsWith("tinhhoa-gate")).length };
  });

test("contacts are noted without a network, reach the server once it is back, and go with signing out", async ({
  browser,
}) => {
  const site = await startTestServer();
  onTestFinished(site.stop);
  const { db } = site;
  const today = todayInVietnam(new Date());
  const { application, exhibitor } = await aRunningFair(db, new Date(), { startsOn: today, endsOn: addDays(today, 2) });
  const [account] = await db.select({ email: users.email }).from(users).where(eq(users.id, exhibitor.actor!.userId));
  const device = await aDevice(browser, site, account!.email);
  const page = await device.context.newPage();
  const path = `/applications/${application.id}/days/leads`;
  await page.goto(path);
  await ready(page);
  await expect.poll(() => page.getByText("Trang này đã lưu trên máy").count(), { timeout: 60_000 }).toBe(1);
  await expectAccessible(page);

  const note = async (name: string) => {
    await page.getByLabel("Họ tên khách").fill(name);
    await page.getByLabel("Điện thoại hoặc thư điện tử").fill("0912 345 678");
    await page.getByLabel("Khách đã đồng ý").check();
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await page.getByText(`Đã lưu trên máy: ${name}`).waitFor();
  };
  await device.loseNetwork();
  await note("Trần Văn Mua");
  await page.reload();
  await ready(page);
  await note("Lê Thị Xem");
  await expect.poll(() => page.getByText("Ngoại tuyến, chờ gửi 2").count()).toBe(1);
  expect(await db.select().from(leads)).toEqual([]);

  await device.findNetwork();
  const kept = () =>
    db
      .select({ name: leads.name, contact: leads.contact, version: leads.consentVersion })
      .from(leads)
      .orderBy(asc(leads.notedAt));
  const of = { contact: "0912345678", version: VISITOR_CONSENT_VERSION };
  await expect.poll(kept, { timeout: 60_000 }).toEqual([
    { name: "Trần Văn Mua", ...of },
    { name: "Lê Thị Xem", ...of },
  ]);

  // What is not sent is told before it goes, and then nothing of it is left.
  await device.loseNetwork();
  await note("Phạm Văn Muộn");
  await page.close();
  await device.findNetwork();
  const leaving = await device.context.newPage();
  await leaving.route("**/leads/sync", (route) => route.abort());
  await leaving.goto("/logout");
  await ready(leaving);
  await leaving.getByText("1 mục chưa gửi lên máy chủ").waitFor();
  expect(await keptOn(leaving)).toMatchObject({ entries: 3 });
  await leaving.getByRole("button", { name: "Đăng xuất và xóa 1 mục chưa gửi" }).click();
  await leaving.waitForURL("/");
  expect(await keptOn(leaving)).toEqual({ entries: 0, pages: 0 });
}, 240_000);
