import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { pdfsByLibreOffice, pdftotext } from "#tests/support/office";
import type { LegalLetter } from "~/adapters/documents/legal-letter";
import type { LegalList } from "~/adapters/documents/legal-list";
import { awardListPdf } from "~/adapters/documents/pdf/award-list.server";
import { letterPdf } from "~/adapters/documents/pdf/letter.server";
import { awardListDocx } from "~/adapters/documents/word-award-list.server";
import { letterDocx } from "~/adapters/documents/word-letter.server";

const AGENCY = { parent: "Ủy ban nhân dân tỉnh Lâm Đồng", name: "Sở Công Thương" };
const FOOTER = "Quy chế cnnttb, bản 3. Niêm phong 1-9f86d081884c7d65.";
const ROWS = Array.from({ length: 45 }, (_, place) => [
  String(place + 1),
  `Bánh tráng nướng mè đen số ${place + 1}`,
  "Hợp tác xã Nguyễn Thị Ưởng",
  place % 2 === 0 ? "Giải A & B" : "Giải khuyến khích\nĐã thu hồi ngày 01/11/2026",
]);
const COLUMNS = [
  { header: "STT", width: 12, align: "center" },
  { header: "Tên sản phẩm/bộ sản phẩm", width: 60, align: "left" },
  { header: "Tên cơ sở", width: 60, align: "left" },
  { header: "Giải/Ghi chú", width: 40, align: "left" },
] as const;

const LIST: LegalList = {
  agency: AGENCY,
  title: "Danh sách sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2026",
  decision: { number: "1493/QĐ-UBND", date: "2026-02-05", issuer: AGENCY.parent },
  columns: COLUMNS,
  rows: [{ heading: "I. Thực phẩm (45 sản phẩm)" }, ...ROWS],
  notes: ["Danh sách gồm 45 sản phẩm."],
  footer: FOOTER,
  orientation: "landscape",
};

const LETTER: LegalLetter = {
  issuer: AGENCY,
  number: "Số: 1493/QĐ-UBND",
  placeAndDate: "Đà Lạt, ngày 05 tháng 02 năm 2026",
  mark: "Dự thảo",
  title: "Quyết định",
  subject: "Về việc công nhận sản phẩm công nghiệp nông thôn tiêu biểu",
  blocks: [
    { kind: "authority", text: "Chủ tịch Ủy ban nhân dân tỉnh" },
    { kind: "bases", items: ["Căn cứ Luật Tổ chức chính quyền địa phương;", "Theo đề nghị của Hội đồng bình chọn."] },
    { kind: "order", text: "Quyết định:" },
    { kind: "article", number: 1, paragraphs: ["Công nhận 45 sản phẩm của 1 cơ sở.", "Danh sách kèm theo."] },
    { kind: "table", columns: COLUMNS, rows: ROWS.slice(0, 12) },
    { kind: "article", number: 2, paragraphs: ["Quyết định này có hiệu lực kể từ ngày ký."] },
  ],
  recipients: ["Như Điều 2;", "Lưu: VT."],
  signer: { title: "Phó Chủ tịch", name: "Nguyễn Văn Sơn" },
  footer: FOOTER,
};

const pagesIn = async (pdf: Buffer) => (await PDFDocument.load(pdf)).getPageCount();

/** What stands on every page, however many there are: headings of columns, the foot, and the page's number. */
const REPEATED = new Set([...COLUMNS.map(({ header }) => header), FOOTER].flatMap((text) => text.split(" ")));
const wordsOf = (text: string) =>
  text
    .trim()
    .split(" ")
    .filter((word) => !REPEATED.has(word) && !/^\d+$/.test(word))
    .toSorted();

test("annex and letter in Word say what our PDF says on about as many pages, by LibreOffice where it is there", async () => {
  const ours = { annex: await awardListPdf(LIST), letter: await letterPdf(LETTER) };
  const theirs = pdfsByLibreOffice({ annex: await awardListDocx(LIST), letter: await letterDocx(LETTER) });
  if (theirs === null) return;
  for (const name of ["annex", "letter"] as const) {
    const [our, their] = [ours[name], theirs.get(name)!];
    const pages = await pagesIn(their);
    // Its typeface may be a little wider than that of the decree, which is not on every machine.
    expect(Math.abs(pages - (await pagesIn(our))), name).toBeLessThanOrEqual(1);
    const [said, saidHere] = [pdftotext(their), pdftotext(our)];
    if (said === null || saidHere === null) continue;
    expect(wordsOf(said), name).toEqual(wordsOf(saidHere));
    expect(said.split(FOOTER), name).toHaveLength(pages + 1);
  }
  const annex = pdftotext(theirs.get("annex")!);
  if (annex === null) return;
  // Each row once, in its order.
  const places = ROWS.map(([number, product]) => annex.indexOf(`${number} ${product} `));
  expect(places).toEqual(places.filter((place) => place > 0).toSorted((a, b) => a - b));
}, 120_000);
