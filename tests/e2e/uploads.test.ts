import { anEstablishment } from "#tests/factories/establishments";
import { aNomination } from "#tests/factories/nominations";
import { aProducer } from "#tests/factories/people";
import { aJpeg } from "#tests/factories/pictures";
import { aProduct } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { expect, PHONE, signIn, test } from "#tests/support/browser";
import { aPerson, forgive, type Person, visit } from "#tests/support/person";
import type { TestServer } from "#tests/support/server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";

const PATIENCE_MS = 600_000;
const MEGABYTE = 1024 * 1024;

async function aProducersProduct(site: TestServer) {
  const establishment = await anEstablishment(site.db);
  const producer = await aProducer(site.db, establishment.id);
  const product = await aProduct(site.db, { establishmentId: establishment.id });
  return { email: producer.email, product };
}

const photo = (name: string, buffer: Buffer) => ({ name, mimeType: "image/jpeg", buffer });

/** A good photo among one that is no picture, one cut in the middle, and one that is too large. */
async function aMixedLot() {
  const whole = await aJpeg();
  return [
    photo("khong-phai-anh.jpg", Buffer.from("Đây là một tập tin chữ.")),
    photo("dut-giua-chung.jpg", whole.subarray(0, Math.floor(whole.length / 2))),
    photo("mat-truoc.jpg", whole),
  ];
}

const cards = ({ page }: Person) => page.locator("main li img").count();

test(
  "of photos that go up by themselves the good one stays, and each other is named with its reason",
  async ({ browser, site }) => {
    const { email, product } = await aProducersProduct(site);
    const producer = await aPerson(browser, site, { viewport: PHONE });
    const { page } = producer;
    await signIn(page.context(), site, email);
    await visit(page, paths.producerProductPhotos(product.id));

    await page
      .locator("main input[type=file]")
      .setInputFiles([...(await aMixedLot()), photo("qua-lon.jpg", Buffer.alloc(28 * MEGABYTE, 1))]);
    // They go up one by one, and the page is read anew after each.
    const told = async () => (await page.locator("main").textContent()) ?? "";
    for (const sentence of ["khong-phai-anh.jpg", "dut-giua-chung.jpg"]) {
      await expect.poll(told, { timeout: PATIENCE_MS / 2 }).toContain(sentence);
    }
    await expect.poll(told).toContain(m.products_photo_too_heavy({ name: "qua-lon.jpg" }));
    await expect.poll(() => cards(producer)).toBe(1);
    forgive(producer, 422);
    await producer.leave();
  },
  PATIENCE_MS,
);

test(
  "without scripts the same form keeps the good photo and says what was wrong with the others",
  async ({ browser, site }) => {
    const { email, product } = await aProducersProduct(site);
    const producer = await aPerson(browser, site, { viewport: PHONE, javaScriptEnabled: false });
    const { page } = producer;
    await signIn(page.context(), site, email);
    await page.goto(paths.producerProductPhotos(product.id));

    await page.locator("main input[type=file]").setInputFiles(await aMixedLot());
    await page.getByRole("button", { name: m.products_photos_upload(), exact: true }).click();
    await page.waitForLoadState();
    const told = (await page.locator("main").textContent()) ?? "";

    expect(told).toContain("khong-phai-anh.jpg");
    expect(told).toContain("dut-giua-chung.jpg");
    expect(await cards(producer)).toBe(1);
    forgive(producer, 422);
    await producer.leave();
  },
  PATIENCE_MS,
);

test(
  "without scripts a photo that is too large is told with the limit",
  async ({ browser, site }) => {
    const { email, product } = await aProducersProduct(site);
    const producer = await aPerson(browser, site, { viewport: PHONE, javaScriptEnabled: false });
    const { page } = producer;
    await signIn(page.context(), site, email);
    await page.goto(paths.producerProductPhotos(product.id));

    await page.locator("main input[type=file]").setInputFiles([photo("qua-lon.jpg", Buffer.alloc(28 * MEGABYTE, 1))]);
    await page.getByRole("button", { name: m.products_photos_upload(), exact: true }).click();
    await page
      .getByText(m.errors_file_too_big({ maximum: "25 MB" }))
      .first()
      .waitFor();

    expect(await page.locator("main input[type=file]").count()).toBe(1);
    forgive(producer, 422);
    await producer.leave();
  },
  PATIENCE_MS,
);

test(
  "a paper that is no paper is refused beside its field, and what was typed about it stays",
  async ({ browser, site }) => {
    const { email, product } = await aProducersProduct(site);
    const round = await aRound(site.db, { phase: "nomination" });
    const nomination = await aNomination(site.db, { roundId: round.id, product, state: "draft" });
    const producer = await aPerson(browser, site, { viewport: PHONE, javaScriptEnabled: false });
    const { page } = producer;
    await signIn(page.context(), site, email);
    await page.goto(paths.producerNominationStep(nomination.id, "papers"));

    const form = page.locator("form#paper-other");
    await page.locator("main li").filter({ has: form }).locator("summary").click();
    await form.locator("[name=kind]").selectOption("request_letter");
    await form.locator("[name=number]").fill("12/CV-UBND");
    await form.locator("[name=issuer]").fill("Ủy ban nhân dân xã");
    await form
      .locator("[name=file]")
      .setInputFiles({ name: "giay.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ\u0090 chương trình") });
    await form.getByRole("button", { name: m.nominations_paper_add(), exact: true }).click();
    await page.waitForLoadState();

    expect(await page.locator("main").textContent()).toContain("giay.pdf");
    expect(await page.locator("main [name=number]").inputValue()).toBe("12/CV-UBND");
    expect(await page.locator("main [name=issuer]").inputValue()).toBe("Ủy ban nhân dân xã");
    forgive(producer, 422);
    await producer.leave();
  },
  PATIENCE_MS,
);
