import type { Page } from "playwright";
import { fillIn, follow, press, visit } from "#tests/support/person";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";

const idIn = (page: Page) => new URL(page.url()).pathname.split("/").at(-1)!;

/** A producer finds the fair on their phone and asks for two booths. Returns the application's id. */
export async function applyForTwo(page: Page, slug: string): Promise<string> {
  await visit(page, paths.fair(slug));
  await page.locator(`main a[href^="${paths.newApplication()}"]`).first().click();
  await press(page, m.applications_begin(), /^\/applications\/[\w-]{36}$/);
  const id = idIn(page);
  await visit(page, paths.application(id, { step: "places" }));
  await fillIn(page, { standard: "2", power: "4,5", corner: true });
  await press(page, m.steps_save_next());
  await page.waitForURL(/step=show/);
  await visit(page, paths.applicationLines(id, "goods"));
  await fillIn(page, { lines: "Rượu cần;bình;100\nMật ong;chai;30" });
  await press(page, m.applications_paste_add(), paths.applicationLines(id, "goods"));
  await page.getByText("Mật ong").first().waitFor();
  await send(page, id);
  return id;
}

/** A centre asks for four booths for those on a list it has. Returns the application's id. */
export async function applyForMany(page: Page, slug: string, names: readonly string[]): Promise<string> {
  await visit(page, paths.newApplication({ fair: slug }));
  await press(page, m.applications_begin(), /^\/applications\/[\w-]{36}$/);
  const id = idIn(page);
  await fillIn(page, { contactPhone: "0912345678" });
  await press(page, m.steps_save_next());
  await page.waitForURL(/step=places/);
  await visit(page, paths.application(id, { step: "places" }));
  await fillIn(page, { standard: "4" });
  await press(page, m.steps_save_next(), paths.applicationLines(id, "exhibitors"));
  await fillIn(page, { lines: names.join("\n") });
  await press(page, m.applications_paste_add());
  await page.getByText(m.applications_lines_added({ count: String(names.length) })).waitFor();
  await visit(page, paths.applicationLines(id, "goods"));
  await fillIn(page, { lines: "Thổ cẩm;tấm;40" });
  await press(page, m.applications_paste_add());
  await page.getByText(m.applications_lines_added({ count: "1" })).waitFor();
  await send(page, id);
  return id;
}

async function send(page: Page, id: string): Promise<void> {
  await visit(page, paths.applicationSubmission(id));
  await fillIn(page, { declared: true });
  await press(page, m.applications_send(), paths.application(id));
  await page
    .getByText(m.applications_standing_submitted({ agency: "" }).split(".")[0]!)
    .first()
    .waitFor();
}

/** Accepts all that was sent, as it asks; what does not fit into its quota is left. */
export async function acceptAll(page: Page, slug: string, count: number, booths: number, left: string): Promise<void> {
  await visit(page, paths.organiserApplications(slug, { state: "submitted" }));
  await press(page, m.applications_bulk_accept(), paths.organiserAcceptance(slug));
  await page.getByText(left).waitFor();
  await press(page, m.applications_bulk_confirm({ count: String(count), booths: String(booths) }));
  await page.getByText(m.applications_bulk_done({ count: String(count) })).waitFor();
}

export async function putOnWaitingList(page: Page, slug: string, number: string): Promise<void> {
  await visit(page, paths.organiserApplication(slug, number));
  await follow(page, m.applications_wait(), paths.organiserApplicationAct(slug, number, "waiting"));
  await fillIn(page, { note: "Hà Nội đã hết chỉ tiêu; sẽ mời khi có gian trống." });
  await press(page, m.applications_wait(), paths.organiserApplication(slug, number));
  await page.getByText(m.applications_put_waiting()).waitFor();
}
