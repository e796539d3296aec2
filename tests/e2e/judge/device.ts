import type { Page } from "playwright";
import { expect } from "vitest";
import { ready } from "#tests/support/person";

interface KeptOperation {
  readonly id: string;
  readonly jurorId: string;
  readonly state: string;
}

/** The operations in the browser's own database, whoever's they are. */
export function operationsOn(page: Page): Promise<KeptOperation[]> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("tinhhoa-judging");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction("operations").objectStore("operations").getAll();
          all.onsuccess = () => {
            resolve(all.result.map(({ id, jurorId, state }) => ({ id, jurorId, state: state.kind })));
            opening.result.close();
          };
        };
      }),
  );
}

/** Fetches a round onto the device, as its juror does from the list of sheets. */
export async function takeAlong(page: Page, slug: string): Promise<void> {
  await page.goto(`/judge/rounds/${slug}`);
  await ready(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.getByRole("button", { name: "Tải về để chấm không cần mạng" }).click();
  const section = page.getByRole("region", { name: "Chấm khi không có mạng" });
  await expect.poll(() => section.textContent(), { timeout: 90_000 }).toContain("Sẵn sàng chấm khi không có mạng");
}
