import path from "node:path";
import { expect } from "vitest";
import { anEstablishment } from "#tests/factories/establishments";
import { actorOf, aMembership, aUser } from "#tests/factories/people";
import { aGivenFile, aJpeg, aPdf } from "#tests/factories/pictures";
import { aProduct } from "#tests/factories/products";
import { contextOf } from "#tests/support/database";
import { linkOf, mailTo } from "#tests/support/mails";
import { arrive, fillIn, type Person, press, visit } from "#tests/support/person";
import type { TestServer } from "#tests/support/server";
import { diskFileStore } from "~/adapters/files/disk.server";
import type { Actor } from "~/domain/context";
import { addPhotos } from "~/domain/products/add-photos.server";
import { paths } from "~/http/paths";
import { paperKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { answerAll } from "../../db/nominations/steps";
import { submit } from "../whole-road/producer";
import type { Selection } from "./selections";

export interface Maker {
  readonly email: string;
  readonly actor: Actor;
  readonly product: { readonly id: string; readonly slug: string; readonly name: string };
}

/** A producer whose product has its three photos. */
export async function aMaker(site: TestServer): Promise<Maker> {
  const { db, dataDir } = site;
  const establishment = await anEstablishment(db);
  const user = await aUser(db);
  await aMembership(db, user.id, "producer", { establishmentId: establishment.id });
  const actor = await actorOf(db, user);
  const product = await aProduct(db, { establishmentId: establishment.id, name: "Nước mắm nhỉ Phan Rí" });
  const photos = [];
  for (const view of ["truoc", "canh", "tren"]) photos.push(await aGivenFile(`${view}.jpg`, await aJpeg()));
  const store = diskFileStore(path.join(dataDir, "files"));
  const { added } = await addPhotos(contextOf(db, actor), store, product.id, photos);
  expect(added).toHaveLength(3);
  return { email: user.email, actor, product };
}

/** Enters a round by oneself: of those that are open, only the ones a maker may enter are offered. Returns the dossier's id. */
export async function enter(
  { page }: Person,
  site: TestServer,
  maker: Maker,
  selections: readonly Selection[],
): Promise<string> {
  await visit(page, paths.producerNewNomination());
  const rounds = page.locator("main [name=round]");
  const ids = await rounds.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  const offered = selections.filter(({ round }) => ids.includes(round.id)).map(({ level }) => level);
  expect(offered).toEqual(["commune", "province"]);
  await fillIn(page, { round: selections[0]!.round.id });
  await press(page, m.common_continue());
  await press(page, m.nominations_new_start());
  await arrive(page, /^\/producer\/nominations\/[\w-]{36}$/);
  const id = new URL(page.url()).pathname.split("/").at(-1)!;
  await answerAll(contextOf(site.db, maker.actor), id);

  await visit(page, paths.producerNominationStep(id, "papers"));
  const form = page.locator("form#paper-registration");
  await page.locator("main li").filter({ has: form }).locator("summary").click();
  const paper = { name: "dang-ky-kinh-doanh.pdf", mimeType: "application/pdf", buffer: aPdf() };
  await form.locator("[name=file]").setInputFiles(paper);
  await form.getByRole("button", { name: m.nominations_paper_add() }).click();
  await page.getByText(paper.name).first().waitFor();
  return id;
}

/** Opens the draft that was put forward by the link of its mail. Returns its id. */
export async function openPutForward({ page }: Person, site: TestServer, maker: Maker, to: Selection): Promise<string> {
  await visit(page, linkOf(await mailTo(site, maker.email, to.round.name)));
  await arrive(page, /^\/producer\/nominations\/[\w-]{36}$/);
  await page.getByText(to.round.name).first().waitFor();
  return new URL(page.url()).pathname.split("/").at(-1)!;
}

/** The decision's extract came along by itself and stays: no button takes it out, and no request either. */
export async function expectExtractStays({ page }: Person, site: TestServer, id: string): Promise<void> {
  await visit(page, paths.producerNominationStep(id, "papers"));
  const paper = (name: string) => page.locator("main li li").filter({ hasText: name });
  const extract = paper(paperKindName("lower_title"));
  const removal = { name: m.common_remove(), exact: true } as const;
  expect(await extract.count()).toBe(1);
  expect(await extract.getByRole("button", removal).count()).toBe(0);
  expect(await paper(paperKindName("registration")).getByRole("button", removal).count()).toBe(1);

  const file = (await extract.getByRole("link").first().getAttribute("href"))!;
  const served = await page.request.get(file);
  expect([served.status(), (await served.body()).subarray(0, 5).toString()]).toEqual([200, "%PDF-"]);
  const fileId = /[\w-]{36}/.exec(file)![0];
  const headers = { origin: site.url, accept: "text/html" };
  const refused = await page.request.post(paths.producerPaperRemoval(id, fileId), { headers });
  expect(refused.status()).toBe(409);
  expect(await refused.text()).toContain(m.nominations_level_certified_stays());
  await page.reload();
  expect(await extract.count()).toBe(1);
}

/** Says how much is made today, where the lower dossier said less. */
export async function upgrade({ page }: Person, id: string, capacity: string): Promise<void> {
  await visit(page, paths.producerNominationStep(id, "production"));
  await fillIn(page, { capacity });
  await press(page, m.steps_save_stay());
  await page.getByText(m.nominations_dossier_saved()).first().waitFor();
}

/** Declares and hands in. Returns the voting code. */
export async function handIn(producer: Person, id: string): Promise<string> {
  await visit(producer.page, paths.producerNominationSubmission(id));
  return submit(producer);
}
