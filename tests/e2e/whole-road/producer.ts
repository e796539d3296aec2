import sharp from "sharp";
import { expect } from "vitest";
import { aPdf } from "#tests/factories/pictures";
import { arrive, fillIn, follow, type Person, press, visit } from "#tests/support/person";
import { questionsOf, STEPS } from "~/domain/nominations/questions";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";

export interface Entrant {
  readonly name: string;
  readonly email: string;
  readonly establishment: string;
  readonly taxCode: string;
  readonly product: string;
}

/** A photo as a phone takes it: with the place it was taken at in its data. */
export function aPhonePhoto(colour: string): Promise<Buffer> {
  return sharp({ create: { width: 1800, height: 1350, channels: 3, background: colour } })
    .jpeg()
    .withExif({
      IFD0: { Make: "Samsung", Model: "Galaxy A05" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "11/1 10/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "108/1 30/1 0/1" },
    })
    .toBuffer();
}

export async function registerEstablishment({ page }: Person, entrant: Entrant): Promise<void> {
  await visit(page, paths.producerNewEstablishment());
  await fillIn(page, {
    legalForm: "enterprise",
    name: entrant.establishment,
    taxCode: "0100112438",
    provinceId: "new-68",
    commune: "xã Phan Rí Cửa",
    address: "12 Huỳnh Thúc Kháng",
    representative: entrant.name,
    phone: "0912 345 678",
  });
  await press(page, m.establishments_register());

  // The wrong check digit is told beside the field, and nothing that was typed is lost.
  const field = page.locator("main [name=taxCode]");
  const sentence = page.locator(`[id="${(await field.getAttribute("aria-describedby"))?.split(" ")[0]}"]`);
  await expect.poll(() => sentence.textContent()).toContain(m.establishments_tax_code_wrong());
  expect(await field.inputValue()).toBe("0100112438");
  expect(await page.locator("main [name=representative]").inputValue()).toBe(entrant.name);

  await fillIn(page, { taxCode: entrant.taxCode });
  await press(page, m.establishments_register());
  await arrive(page, /^\/producer\/establishments\/[\w-]{36}$/);
}

export async function registerProduct({ page }: Person, { product }: Entrant): Promise<void> {
  await visit(page, paths.producerNewProduct());
  await fillIn(page, { name: product, groupCode: "B", summary: "Ủ chượp mười hai tháng trong thùng gỗ bời lời." });
  await press(page, m.products_register());
  await arrive(page, /^\/producer\/products\/[\w-]{36}\/photos$/);
  const colours = ["#9b5a2b", "#4f6b45", "#35567a"];
  await page.locator("main input[type=file]").setInputFiles(
    await Promise.all(
      colours.map(async (colour, place) => ({
        name: `IMG_${place + 1}.jpg`,
        mimeType: "image/jpeg",
        buffer: await aPhonePhoto(colour),
      })),
    ),
  );
  await page.getByText(m.products_photos_complete()).waitFor();
}

/** What the site serves of a photo says nothing of where it was taken. */
export async function expectNoPlaceInPhotos({ page }: Person): Promise<void> {
  const sources = await page.locator("main li img").evaluateAll((images) =>
    images.flatMap((image) => {
      const { src, srcset } = image as HTMLImageElement;
      return [src, ...srcset.split(",").map((part) => part.trim().split(" ")[0] ?? "")];
    }),
  );
  const files = [...new Set(sources.filter((source) => source.includes("/files/")))];
  expect(files.length).toBeGreaterThanOrEqual(3);
  for (const file of files) {
    const served = await page.request.get(file);
    expect(served.status()).toBe(200);
    expect((await sharp(await served.body()).metadata()).exif, file).toBeUndefined();
  }
}

/** Writes a dossier step by step and hands it in. Returns its voting code. */
export async function enterRound({ page }: Person, roundName: string): Promise<string> {
  await visit(page, paths.producerNewNomination());
  await page.getByText(roundName).first().waitFor();
  // Where one round is open and one product registered there is nothing to choose.
  const offered = page.locator("main label").filter({ hasText: roundName }).locator("[name=round]");
  if ((await offered.count()) > 0) {
    await offered.check();
    await press(page, m.common_continue());
  }
  await press(page, m.nominations_new_start());
  await arrive(page, /^\/producer\/nominations\/[\w-]{36}$/);
  const nomination = new URL(page.url()).pathname;
  await follow(page, m.common_continue());
  for (const step of STEPS.filter((one) => one !== "papers")) {
    await page.waitForURL((url) => url.searchParams.get("step") === step);
    await page.locator(`form#step-${step}`).waitFor();
    await fillIn(page, Object.fromEntries(questionsOf(step).map((code) => [code, ANSWERS[code] ?? ""])));
    await press(page, m.steps_save_next());
  }
  await page.waitForURL((url) => url.searchParams.get("step") === "papers");
  await addLetter(page);
  await visit(page, `${nomination}/submission`);
  return submit({ page });
}

/** The commune held no selection: its letter stands for a title of the level below. */
async function addLetter(page: Person["page"]): Promise<void> {
  const form = page.locator("form#paper-other");
  await page.locator("main li").filter({ has: form }).locator("summary").click();
  await form.locator("[name=kind]").selectOption("request_letter");
  const letter = { name: "cong-van-xa.pdf", mimeType: "application/pdf", buffer: aPdf() };
  await form.locator("[name=file]").setInputFiles(letter);
  await form.getByRole("button", { name: m.nominations_paper_add() }).click();
  await page.getByText(letter.name).waitFor();
}

/** Declares the data true and hands in. Returns the voting code. */
export async function submit({ page }: Pick<Person, "page">, again = false): Promise<string> {
  await fillIn(page, { declared: true });
  await press(page, again ? m.nominations_submit_again() : m.nominations_submit());
  const code = page.getByText(/\b[A-Z]{2,}-\d{4}-\d{3}\b/).first();
  await page.getByText(m.nominations_receipt_title()).first().waitFor();
  return /[A-Z]{2,}-\d{4}-\d{3}/.exec((await code.textContent()) ?? "")![0];
}

const LONG =
  "Cơ sở làm theo cách của ba đời gia đình, dùng nguyên liệu mua tại cảng cá trong tỉnh, chọn từng mẻ, ủ trong thùng gỗ và kiểm tra mỗi tuần. ";

const ANSWERS: Readonly<Record<string, string>> = {
  description: LONG.repeat(3),
  materials: LONG,
  process: LONG.repeat(2),
  capacity: "120.000 lít một năm",
  workers: "24",
  averagePay: "7.500.000",
  revenueLast: "4,2 tỷ",
  revenueBefore: "3.800.000.000",
  revenueEarlier: "3.100.000.000",
  markets: LONG,
  exports: "Nhật Bản, 20.000 chai một năm.",
  standards: LONG,
  foodSafety: LONG,
  environment: LONG,
  packaging: "Chai thủy tinh 500 ml, nhãn hai thứ tiếng.",
  intellectualProperty: "Nhãn hiệu đã đăng ký.",
  earlierAwards: "Giải ba hội chợ tỉnh năm 2024.",
};
