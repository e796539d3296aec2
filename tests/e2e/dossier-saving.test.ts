import { anEstablishment } from "#tests/factories/establishments";
import { aNomination } from "#tests/factories/nominations";
import { actorOf, aMembership, aProducer, aUser } from "#tests/factories/people";
import { aProduct, photosFor } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { expect, expectAccessible, PHONE, signIn, test } from "#tests/support/browser";
import { aPerson, fillIn, forgive, type Person, press, visit } from "#tests/support/person";
import type { TestServer } from "#tests/support/server";
import { nominationById } from "~/domain/nominations/queries.server";
import { saveDossier } from "~/domain/nominations/save-dossier.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";

const PATIENCE_MS = 600_000;
const BEGUN = { description: "Nước mắm nhỉ", materials: "Cá cơm" };

/** A draft with something in it, that a producer and a colleague share. */
async function aSharedDraft(site: TestServer) {
  const { db } = site;
  const establishment = await anEstablishment(db);
  const producer = await aProducer(db, establishment.id);
  const user = await aUser(db, { name: "Lê Thị Hoa" });
  await aMembership(db, user.id, "producer", { establishmentId: establishment.id });
  const product = await aProduct(db, { establishmentId: establishment.id });
  await photosFor(db, product);
  const { id } = await aNomination(db, {
    product,
    roundId: (await aRound(db, { phase: "nomination" })).id,
    state: "draft",
    answers: BEGUN,
    createdBy: producer.userId,
  });
  const contextOf = (actor: typeof producer) => ({ db, actor, now: new Date() });
  const colleague = await actorOf(db, user);
  return {
    id,
    email: producer.email,
    colleagueSaves: (answers: Record<string, string>) =>
      saveDossier(contextOf(colleague), id, { step: "product", answers }),
    answers: async () => (await nominationById(contextOf(producer), id)).dossier.answers,
  };
}

async function open({ page }: Person, site: TestServer, { id, email }: { id: string; email: string }) {
  await signIn(page.context(), site, email);
  await visit(page, paths.producerNominationStep(id, "product"));
}

const field = ({ page }: Person, name: string) => page.locator(`form#step-product [name=${name}]`);

test(
  "what is typed saves itself, and the dossier opens on another device where it was left",
  async ({ browser, site }) => {
    const draft = await aSharedDraft(site);
    const phone = await aPerson(browser, site, { viewport: PHONE });
    await open(phone, site, draft);

    await field(phone, "description").fill("Nước mắm nhỉ 38 độ đạm");

    await phone.page.getByText(m.ui_saved(), { exact: true }).waitFor();
    await expect.poll(draft.answers).toEqual({ ...BEGUN, description: "Nước mắm nhỉ 38 độ đạm" });
    await expectAccessible(phone.page);
    const desk = await aPerson(browser, site);
    await signIn(desk.page.context(), site, draft.email);
    await visit(desk.page, paths.producerNomination(draft.id));
    expect(await field(desk, "description").inputValue()).toBe("Nước mắm nhỉ 38 độ đạm");
    await phone.leave();
    await desk.leave();
  },
  PATIENCE_MS,
);

test(
  "without a line what is typed waits on the device, survives the browser, and is offered and sent later",
  async ({ browser, site }) => {
    const draft = await aSharedDraft(site);
    const phone = await aPerson(browser, site, { viewport: PHONE });
    const { page } = phone;
    await open(phone, site, draft);
    const saving = `**${paths.producerNominationSaving(draft.id, "product")}`;
    await page.route(saving, (route) => route.abort("internetdisconnected"));

    await field(phone, "description").fill("Gõ lúc mất sóng");
    await page.getByText(m.steps_kept_here()).waitFor();
    expect((await draft.answers()).description).toBe(BEGUN.description);
    page.on("dialog", (dialog) => dialog.accept());
    await page.reload();
    await page.getByText(m.steps_unsent_text()).waitFor();
    expect(await field(phone, "description").inputValue()).toBe(BEGUN.description);
    await expectAccessible(page);

    await page.unroute(saving);
    await press(page, m.steps_unsent_take());

    expect(await field(phone, "description").inputValue()).toBe("Gõ lúc mất sóng");
    await expect.poll(draft.answers).toEqual({ ...BEGUN, description: "Gõ lúc mất sóng" });
    await page.getByText(m.ui_saved(), { exact: true }).waitFor();
    await page.reload();
    await field(phone, "description").waitFor();
    expect(await page.getByText(m.steps_unsent_text()).count()).toBe(0);
    phone.complaints.length = 0;
    await phone.leave();
  },
  PATIENCE_MS,
);

test(
  "a saving that failed is tried again by itself",
  async ({ browser, site }) => {
    const draft = await aSharedDraft(site);
    const phone = await aPerson(browser, site, { viewport: PHONE });
    const { page } = phone;
    await open(phone, site, draft);
    let failures = 0;
    await page.route(`**${paths.producerNominationSaving(draft.id, "product")}`, (route) => {
      failures += 1;
      return failures === 1 ? route.fulfill({ status: 503, body: "" }) : route.continue();
    });

    await field(phone, "materials").fill("Cá cơm than Phú Quý");

    await page.getByText(m.steps_kept_here()).waitFor();
    await page.getByText(m.ui_saved(), { exact: true }).waitFor();
    expect(await draft.answers()).toEqual({ ...BEGUN, materials: "Cá cơm than Phú Quý" });
    phone.complaints.length = 0;
    await phone.leave();
  },
  PATIENCE_MS,
);

test(
  "a colleague's other answers join those on the page; of one answer both changed, the author chooses",
  async ({ browser, site }) => {
    const draft = await aSharedDraft(site);
    const phone = await aPerson(browser, site, { viewport: PHONE });
    const { page } = phone;
    await open(phone, site, draft);

    await draft.colleagueSaves({ ...BEGUN, materials: "Cá nục" });
    await field(phone, "description").fill("Bản của tôi");
    await expect.poll(() => field(phone, "materials").inputValue()).toBe("Cá nục");
    expect(await draft.answers()).toEqual({ description: "Bản của tôi", materials: "Cá nục" });

    await draft.colleagueSaves({ description: "Bản của Hoa", materials: "Cá nục" });
    await field(phone, "description").fill("Bản của tôi, sửa lần hai");
    await page.getByText(m.steps_conflict_title()).waitFor();
    expect((await draft.answers()).description).toBe("Bản của Hoa");
    await expectAccessible(page);
    await press(page, m.steps_conflict_save());

    await expect.poll(draft.answers).toEqual({ description: "Bản của tôi, sửa lần hai", materials: "Cá nục" });
    await page.getByText(m.steps_conflict_title()).waitFor({ state: "detached" });
    expect(await field(phone, "description").inputValue()).toBe("Bản của tôi, sửa lần hai");
    forgive(phone, 409);
    await phone.leave();
  },
  PATIENCE_MS,
);

test(
  "without scripts a step is a form, and a conflict is a choice",
  async ({ browser, site }) => {
    const draft = await aSharedDraft(site);
    const phone = await aPerson(browser, site, { viewport: PHONE, javaScriptEnabled: false });
    const { page } = phone;
    await signIn(page.context(), site, draft.email);
    await page.goto(paths.producerNominationStep(draft.id, "product"));
    await draft.colleagueSaves({ ...BEGUN, description: "Bản của Hoa" });

    await fillIn(page, { description: "Bản của tôi", materials: "Cá cơm than" });
    await press(page, m.steps_save_stay());
    await page.getByText(m.steps_conflict_title()).waitFor();
    await page.getByLabel("Bản của Hoa").check();
    await press(page, m.steps_conflict_save());

    await expect.poll(draft.answers).toEqual({ description: "Bản của Hoa", materials: "Cá cơm than" });
    forgive(phone, 409);
    await phone.leave();
  },
  PATIENCE_MS,
);
