import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { pagesOf, wordsOf } from "#tests/support/pdf-text";
import type { LegalLetter } from "~/adapters/documents/legal-letter";
import type { LegalList } from "~/adapters/documents/legal-list";
import { awardListPdf } from "~/adapters/documents/pdf/award-list.server";
import { type CardSheets, cardSheetsPdf } from "~/adapters/documents/pdf/card-sheets.server";
import { ceremonyPdf } from "~/adapters/documents/pdf/ceremony.server";
import { scaleToFit } from "~/adapters/documents/pdf/fit-text.server";
import { loadFonts } from "~/adapters/documents/pdf/fonts.server";
import { letterPdf } from "~/adapters/documents/pdf/letter.server";
import { slidesPdf } from "~/adapters/documents/pdf/slides.server";
import { awardListDocx } from "~/adapters/documents/word-award-list.server";
import { letterDocx } from "~/adapters/documents/word-letter.server";
import { Zip } from "~/adapters/documents/zip.server";

/** Letters that carry two marks, which a bad font sets beside one another. */
const STACKED = "Nguyễn Thị Ưởng, Bằng Ấn, Ỷ Lộc, đường Nguyễn Chí Thẳng";
const LONG = "Bánh tráng nướng mè đen ".repeat(10).trim();
const MM = 72 / 25.4;

const part = async (file: Buffer, name: string) => (await new Zip(file, 1e8).read(name))!.toString("utf8");

const aLetter = (changes: Partial<LegalLetter> = {}): LegalLetter => ({
  issuer: { parent: "Ủy ban nhân dân tỉnh Lâm Đồng", name: "Sở Công Thương" },
  number: "Số: 1493/QĐ-UBND",
  placeAndDate: "Đà Lạt, ngày 05 tháng 02 năm 2026",
  mark: "Dự thảo",
  title: "Quyết định",
  subject: "Về việc công nhận sản phẩm",
  blocks: [
    { kind: "authority", text: "Chủ tịch" },
    { kind: "bases", items: ["Căn cứ Luật A;", "Theo đề nghị của B."] },
    { kind: "order", text: "Quyết định:" },
    { kind: "article", number: 1, paragraphs: ["Công nhận 3 sản phẩm.", STACKED] },
    {
      kind: "table",
      columns: [
        { header: "STT", width: 1, align: "center" },
        { header: "Tên", width: 5, align: "left" },
      ],
      rows: [["1", "Gốm"]],
    },
  ],
  recipients: ["Như Điều 3;", "Lưu: VT."],
  signer: { title: "Phó Chủ tịch", name: "Nguyễn Văn Sơn" },
  footer: "Niêm phong 1-9f86d081884c7d65",
  ...changes,
});

describe("a letter", () => {
  test("in Word has a heading of its own style, the margins of the decree, and numbers from the second page", async () => {
    const docx = await letterDocx(aLetter());
    const [document, styles] = [await part(docx, "word/document.xml"), await part(docx, "word/styles.xml")];
    expect(document).toMatch(/<w:pStyle w:val="Heading1"\/>(?:(?!<\/w:p>).)*QUYẾT ĐỊNH/);
    expect(styles).toMatch(/w:styleId="Heading1"(?:(?!<\/w:style>).)*w:val="28"/);
    expect(document).toContain("<w:titlePg/>");
    const margins = /<w:pgMar ([^>]*)\/>/.exec(document)![1]!;
    expect(
      ["top", "bottom", "left", "right"].map((side) => new RegExp(`w:${side}="(\\d+)"`).exec(margins)![1]),
    ).toEqual(["1134", "1134", "1701", "850"]);
    const texts = document.split("</w:p>").map((paragraph) => paragraph.replace(/<[^>]*>/g, ""));
    expect(texts).toEqual(
      expect.arrayContaining(["DỰ THẢO", "Căn cứ Luật A;", "Điều 1. Công nhận 3 sản phẩm.", STACKED, "- Như Điều 3;"]),
    );
    const headers = await Promise.all(["header1", "header2"].map((name) => part(docx, `word/${name}.xml`)));
    expect(headers.filter((xml) => xml.includes("PAGE"))).toHaveLength(1);
  });

  test("as PDF says the same in the same order", async () => {
    const text = await wordsOf(await letterPdf(aLetter()));
    const said = ["SỞ CÔNG THƯƠNG", "Số: 1493/QĐ-UBND", "DỰ THẢO", "Độc lập - Tự do", "QUYẾT ĐỊNH", "Căn cứ Luật A;"];
    const places = [...said, "Điều 1. Công nhận", STACKED.split(",")[0]!, "Nơi nhận:", "Nguyễn Văn Sơn"].map((words) =>
      text.indexOf(words),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text).toContain("Niêm phong 1-9f86d081884c7d65");
  });
});

describe("a list with sections", () => {
  const aList = (count: number, name = "Gốm Bàu Trúc"): LegalList => ({
    agency: { parent: null, name: "Sở Công Thương" },
    title: "Danh sách",
    decision: null,
    columns: [
      { header: "STT", width: 1, align: "center" },
      { header: "Tên sản phẩm", width: 6, align: "left" },
    ],
    rows: [
      { heading: "I. Thủ công mỹ nghệ" },
      ...Array.from({ length: count }, (_, place) => [String(place + 1), name]),
    ],
    notes: [],
    footer: "Niêm phong",
    orientation: "landscape",
  });

  test.each([1, 3, 300])(
    "of %i rows repeats its header, names its section in a heading style, and lies on its side",
    async (count) => {
      const docx = await awardListDocx(aList(count));
      const document = await part(docx, "word/document.xml");
      expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1);
      expect(document).toMatch(/<w:pStyle w:val="Heading2"\/>(?:(?!<\/w:p>).)*I\. Thủ công mỹ nghệ/);
      expect(document).toContain('w:orient="landscape"');
      expect(document.match(/Gốm Bàu Trúc/g)).toHaveLength(count);
      const pages = await pagesOf(await awardListPdf(aList(count)));
      expect(pages.map(({ width, height }) => width > height)).toEqual(pages.map(() => true));
      expect(
        pages
          .map(({ text }) => text)
          .join(" ")
          .match(/Gốm Bàu Trúc/g),
      ).toHaveLength(count);
      expect(pages.every(({ text }) => text.includes("Tên sản phẩm"))).toBe(true);
    },
  );

  test("holds a very long name", async () => {
    expect(await wordsOf(await awardListPdf(aList(1, LONG)))).toContain("Bánh tráng nướng mè đen Bánh tráng");
  });
});

const someCards = (changes: Partial<CardSheets> = {}): CardSheets => ({
  title: "Thẻ tên",
  author: "Sở Công Thương",
  source: "Niêm phong 1-9f86d081884c7d65",
  page: "a4",
  across: 2,
  down: 5,
  card: { width: 90, height: 54 },
  padding: 5,
  align: "center",
  hasCutMarks: true,
  sender: [],
  cards: [[{ text: STACKED, size: 20, bold: true }]],
  ...changes,
});

describe("cards", () => {
  test.each([
    [0, 1],
    [1, 1],
    [3, 1],
    [10, 1],
    [11, 2],
    [300, 30],
  ])("%i of them take %i sheets, each naming the seal", async (count, sheets) => {
    const cards = Array.from({ length: count }, (_, place) => [{ text: `Cơ sở số ${place + 1}`, size: 18 }]);
    const pages = await pagesOf(await cardSheetsPdf(someCards({ cards })));
    expect(pages).toHaveLength(sheets);
    expect(pages.every(({ text }) => text.includes("Niêm phong 1-9f86d081884c7d65"))).toBe(true);
    expect(
      pages
        .map(({ text }) => text)
        .join(" ")
        .match(/Cơ sở số/g) ?? [],
    ).toHaveLength(count);
  });

  test("carry letters with two marks", async () => {
    expect(await wordsOf(await cardSheetsPdf(someCards()))).toContain("Nguyễn Thị Ưởng");
  });

  test("on envelopes are one a page of its size, with the sender", async () => {
    const pdf = await cardSheetsPdf(
      someCards({
        page: { width: 229, height: 162 },
        across: 1,
        down: 1,
        hasCutMarks: false,
        sender: ["Sở Công Thương", "Đà Lạt"],
        offset: { left: 100, top: 70 },
        card: { width: 129, height: 92 },
        cards: [[{ text: "Ông A", size: 12 }], [{ text: "Bà B", size: 12 }]],
      }),
    );
    const pages = await pagesOf(pdf);
    expect(pages.map(({ text }) => text)).toEqual(["Sở Công Thương Đà Lạt Ông A", "Sở Công Thương Đà Lạt Bà B"]);
    expect(pages.map(({ width, height }) => [Math.round(width / MM), Math.round(height / MM)])).toEqual([
      [229, 162],
      [229, 162],
    ]);
  });
});

test("a letter that was first set as a part of another one can be read in the next document too", async () => {
  const card = (text: string) => cardSheetsPdf(someCards({ cards: [[{ text, size: 20 }]] }));
  await card("Từ cường độ nghệ sĩ ở");
  expect(await wordsOf(await card("Thương đen nghĩa"))).toContain("Thương đen nghĩa");
});

test("text is set smaller until it fits, and no smaller than can be read", async () => {
  await loadFonts();
  const fits = (text: string) => scaleToFit([{ text, size: 20 }], 200, 50);
  expect(fits("Ngắn")).toBe(1);
  expect(fits("Một tên dài hơn một dòng thì xuống dòng và nhỏ lại một chút")).toBeLessThan(1);
  expect(fits(LONG.repeat(4))).toBe(0.45);
  // A word that is wider than the box would be broken.
  expect(fits("W".repeat(14))).toBeLessThan(0.8);
});

test("a ceremony list says who is called, in which order, and who receives", async () => {
  const winners = Array.from({ length: 30 }, (_, place) => ({
    number: place + 1,
    product: place === 0 ? LONG : `Sản phẩm ${place + 1}`,
    maker: "Hợp tác xã Ỷ Lộc, Lâm Đồng",
    tier: place === 1 ? "Giải A" : null,
    receives: place === 1 ? "Nguyễn Thị Ưởng" : null,
    certificate: `${place + 1}/GCN`,
  }));
  const labels = { receivesLabel: "Người nhận", certificateLabel: "Giấy chứng nhận" };
  const pages = await pagesOf(
    await ceremonyPdf({
      title: "Danh sách trao",
      lead: "Năm 2026",
      author: "Sở",
      footer: "Niêm phong 1-9f",
      winners,
      ...labels,
    }),
  );
  const text = pages.map((page) => page.text).join(" ");
  expect(text).toContain(
    "Giải A Sản phẩm 2 Hợp tác xã Ỷ Lộc, Lâm Đồng Người nhận: Nguyễn Thị Ưởng. Giấy chứng nhận: 2/GCN",
  );
  expect(text.match(/Giấy chứng nhận:/g)).toHaveLength(30);
  expect(pages.every((page) => page.text.includes("Niêm phong 1-9f"))).toBe(true);
});

test("slides are one winner a page of 16:9, with a photo or without", async () => {
  const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#884422" } })
    .webp()
    .toBuffer();
  const slide = (product: string, given: Buffer | null) => ({
    product,
    maker: "Hợp tác xã Ỷ Lộc",
    province: "Lâm Đồng",
    tier: "Giải A",
    photo: given,
  });
  const pdf = await slidesPdf({
    title: "Trình chiếu",
    author: "Sở",
    heading: "Sản phẩm tiêu biểu",
    slides: [slide("Gốm", photo), slide(LONG, null)],
    source: "Niêm phong 1-9f",
  });
  const pages = await pagesOf(pdf);
  expect(pages.map(({ width, height }) => width / height)).toEqual([16 / 9, 16 / 9]);
  expect(pages[0]!.text).toBe("Sản phẩm tiêu biểu Giải A Gốm Hợp tác xã Ỷ Lộc Lâm Đồng Niêm phong 1-9f");
  expect(pdf.toString("latin1").match(/\/Subtype \/Image/g)).toHaveLength(1);
});
