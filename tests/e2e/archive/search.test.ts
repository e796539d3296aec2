import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { inject } from "vitest";
import { recordedAwards } from "#tests/factories/awards";
import { test as base, expect, graveProblems } from "#tests/support/browser";
import { servicesOf } from "#tests/support/routes";
import { aSigner } from "#tests/support/signer";
import { copyTemplate } from "#tests/support/template";
import { openDatabase } from "~/db/client.server";
import { exportArchive } from "~/domain/archive/export-archive.server";

/** A window without a server, and a database without one. */
const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures are needed.
  .extend("db", async ({}, { onCleanup }) => {
    const { url, drop } = await copyTemplate(inject("adminUrl"), `archive_${process.pid}`);
    const { db, close } = openDatabase(url, { max: 2, application: "test" });
    onCleanup(async () => {
      await close();
      await drop();
    });
    return db;
  })
  .extend("window", async ({ browser }, { onCleanup }) => {
    const page = await browser.newPage();
    onCleanup(() => page.close());
    return page;
  });

test("the archive's search finds an award without its accents, opened from a folder", async ({ db, window: page }) => {
  await recordedAwards(db, [
    {
      year: 2016,
      product_name: "Nước mắm Phú Hải đặc biệt",
      establishment_name: "Cơ sở Bà Hai",
      decision_number: "77/QĐ-UBND",
    },
    { year: 2018, product_name: "Gốm Bàu Trúc", establishment_name: "Hợp tác xã Bàu Trúc" },
  ]);
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-archive-"));
  const office = { signer: aSigner(), site: "https://tinhhoa.example.vn", files: servicesOf(db).files };
  await exportArchive({ db, actor: null, now: new Date() }, office, folder);

  await page.goto(pathToFileURL(path.join(folder, "index.html")).href);
  await page.getByText(/^Có \d+ sản phẩm và giấy chứng nhận/).waitFor();
  await page.getByRole("searchbox").fill("nuoc mam phu hai dac");
  const found = page.getByRole("link", { name: "Nước mắm Phú Hải đặc biệt" });
  await found.waitFor();
  expect(await page.getByText("Gốm Bàu Trúc").count()).toBe(0);
  expect(await graveProblems(page)).toEqual([]);

  await found.click();
  await page.getByText("Ghi theo danh sách đã công bố").first().waitFor();
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Nước mắm Phú Hải đặc biệt");
  expect(await graveProblems(page)).toEqual([]);
});
