import { expect } from "vitest";
import { arrive, type Person, ready, visit } from "#tests/support/person";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";

export interface Scoring {
  readonly round: string;
  readonly code: string;
  /** Of each criterion in the order of the sheet, as typed. */
  readonly points: readonly string[];
  /** As the page shows it. */
  readonly total: string;
}

/** Types the points of a sheet with the keyboard, field after field, finds them again after a reload, and signs. */
export async function score({ page }: Person, { round, code, points, total }: Scoring): Promise<void> {
  await visit(page, paths.judgeRound(round));
  await page.locator("main li").filter({ hasText: code }).locator("a").click();
  await arrive(page, /^\/judge\/sheets\/[\w-]{36}$/);
  const fields = page.locator("[data-points]");
  await fields.first().waitFor();
  expect(await fields.count()).toBe(points.length);

  await fields.first().focus();
  for (const point of points) {
    await page.keyboard.type(point);
    await page.keyboard.press("Enter");
  }
  await page.getByRole("status").filter({ hasText: m.ui_saved() }).first().waitFor();

  await page.reload();
  await ready(page);
  expect(await fields.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))).toEqual(
    points,
  );

  await page.getByRole("button", { name: m.judge_sign_go(), exact: true }).last().click();
  await arrive(page, /\/signature$/);
  await page.getByRole("button", { name: m.judge_sign_confirm({ total }), exact: true }).click();
  await arrive(page, /^\/judge\/(sheets\/[\w-]{36}|rounds\/[\w-]+)$/);
}

/** Says, from the list of the round, that there is no connection with any of the establishments: then the dossiers open. */
export async function answerForAll({ page }: Person, round: string, count: number): Promise<void> {
  await visit(page, paths.judgeRound(round));
  await page.getByRole("link", { name: m.conflicts_answer_now({ count }) }).click();
  await arrive(page, /\/conflicts$/);
  await page.getByRole("button", { name: m.conflicts_rest(), exact: true }).click();
  await arrive(page, /\/conflicts\/rest$/);
  await page.getByRole("button", { name: m.conflicts_rest_confirm({ count }), exact: true }).click();
  await arrive(page, /^\/judge\/rounds\/[\w-]+$/);
}

/** How far a juror has come, as their list says it. */
export async function expectSigned({ page }: Person, round: string, signed: number): Promise<void> {
  await visit(page, paths.judgeRound(round));
  await page.getByText(m.judge_signed_of({ signed, total: signed })).waitFor();
}
