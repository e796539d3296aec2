import { PDFDocument } from "@cantoo/pdf-lib";
import { eq } from "drizzle-orm";
import { aDecidedRound } from "#tests/factories/awards";
import { DESK, expect, graveProblems, PHONE, test } from "#tests/support/browser";
import { awards, certificates } from "~/db/schema";

/** As somebody chooses it in the page: bytes under a name. */
const chosen = (name: string, mimeType: string, bytes: Uint8Array) => ({ name, mimeType, buffer: Buffer.from(bytes) });

test("a certificate's file is checked in the browser: the PDF holds, a changed one and one changed letter are told, another paper is none", async ({
  site,
  page,
}) => {
  const { entries } = await aDecidedRound(site.db, { totals: [90] });
  const [certificate] = await site.db
    .select({ number: certificates.number, product: awards.productName })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.nominationId, entries[0]!.id));
  const { number, product } = certificate!;
  const bytesOf = async (ending: string) =>
    new Uint8Array(await (await fetch(`${site.url}/certificates/${number}.${ending}`)).arrayBuffer());
  await page.goto("/verify");
  const field = page.getByLabel("Chọn tệp, hoặc kéo tệp vào đây");

  await field.setInputFiles(chosen("giay.pdf", "application/pdf", await bytesOf("pdf")));
  await page.getByText("Tệp còn nguyên và giấy chứng nhận đang có hiệu lực").waitFor();
  await page.getByText(product, { exact: true }).waitFor();
  expect(await page.getByText("Đúng: ").count()).toBe(6);

  const altered = await PDFDocument.load(await bytesOf("pdf"), { updateMetadata: false });
  altered.getPage(0).drawText("GIAI NHAT", { x: 50, y: 50, size: 40 });
  await field.setInputFiles(chosen("sua.pdf", "application/pdf", await altered.save({ useObjectStreams: false })));
  await page.getByText("Nội dung ký số còn nguyên, nhưng trang giấy trong tệp PDF thì không").waitFor();
  await page.getByText("Phần không còn như khi cấp: chữ và hình vẽ trên trang.").waitFor();

  const json = new TextDecoder().decode(await bytesOf("json"));
  const forged = json.replaceAll(product, `${product} hảo hạng`);
  await field.setInputFiles(chosen("giay.json", "application/vc", new TextEncoder().encode(forged)));
  await page.getByText("Không xác nhận được tệp này").waitFor();
  await page.getByText("Chữ ký không khớp: có chữ trong tệp đã bị sửa sau khi ký.").waitFor();
  await page.getByText(`Tên sản phẩm: tệp ghi “${product} hảo hạng”, hệ thống ghi “${product}”.`).waitFor();

  await field.setInputFiles(chosen("khac.json", "application/json", new TextEncoder().encode("{}")));
  await page.getByText("Tệp không phải giấy chứng nhận của hệ thống này").first().waitFor();
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size);
    expect(await graveProblems(page)).toEqual([]);
  }
});
