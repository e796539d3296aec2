import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { STANDARD_SHEET } from "#tests/factories/templates";
import { embeddedFonts, pdfTexts } from "#tests/support/pdf-text";
import { askTool } from "#tests/support/pdf-tools";
import { qrTextsIn } from "#tests/support/qr";
import { drawSheet, textFaults } from "~/adapters/documents/template/draw.server";
import { DrawingsPdf } from "~/adapters/documents/template/pdf.server";
import { printPicture } from "~/adapters/documents/template/pictures.server";
import { sampleWords } from "~/domain/templates/samples.server";
import type { SheetWords, TemplateSheet, TextBlock } from "~/lib/template-sheet";

const words = (vi: Record<string, string> = {}): SheetWords => {
  const usual = sampleWords("usual");
  return { ...usual, vi: { ...usual.vi, ...vi } };
};

async function pdfOf(sheet: TemplateSheet, ...list: readonly SheetWords[]): Promise<Buffer> {
  const file = await DrawingsPdf.create({ title: "Giấy chứng nhận", author: "Tinh Hoa" });
  for (const one of list) await file.add(await drawSheet(sheet, one));
  return file.bytes();
}

const aText = (changes: Partial<TextBlock> = {}): TextBlock => ({
  kind: "text",
  ...{ x: 100, y: 100, width: 1000, height: 200 },
  text: "{product}",
  english: "",
  typeface: "lora",
  style: "bold",
  ...{ size: 300, smallest: 140, spacing: 0 },
  colour: "#000000",
  ...{ align: "left", vertical: "top", capitals: false },
  ...changes,
});

const sheetOf = (...blocks: TemplateSheet["blocks"][number][]): TemplateSheet => ({
  ...STANDARD_SHEET,
  ground: "plain",
  blocks,
});

async function linesOf(block: TextBlock, vi: Record<string, string>, language: TemplateSheet["language"] = "vi") {
  const drawing = await drawSheet({ ...sheetOf(block), language }, words(vi));
  return drawing.blocks[0]!;
}

describe("a text in its box", () => {
  test("is as large as its size where it fits", async () => {
    const { lines, overflows } = await linesOf(aText(), { product: "Bánh tráng" });
    expect(lines.map(({ text, size }) => ({ text, size }))).toEqual([{ text: "Bánh tráng", size: 30 }]);
    expect(overflows).toBe(false);
  });

  test("shrinks, and is wrapped between words", async () => {
    const product = "Nước mắm nhĩ truyền thống Cà Ná ủ chượp hai mươi bốn tháng";
    const { lines, overflows } = await linesOf(aText(), { product });
    expect(lines.map((line) => line.text).join(" ")).toBe(product);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines[0]!.size).toBeLessThan(30);
    expect(lines[0]!.size).toBeGreaterThanOrEqual(14);
    expect(overflows).toBe(false);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual((1000 * 72) / 254);
  });

  test("overflows in its smallest size, and loses nothing", async () => {
    const product = "Nghệ vàng Khoái Châu ngâm mật ong hoa nhãn ".repeat(5).trim();
    const { lines, overflows } = await linesOf(aText(), { product });
    expect(overflows).toBe(true);
    expect(new Set(lines.map((line) => line.size))).toEqual(new Set([14]));
    expect(lines.map((line) => line.text).join(" ")).toBe(product);
  });

  test.each([
    ["two hundred letters without a space", "Ườ".repeat(100)],
    ["marks upon marks", "ệ̷̛".repeat(60)],
    ["right to left and emoji", "شهادة 🎖️ ".repeat(12)],
    ["quotes, ampersands and formulas", `=HYPERLINK("x")&'"<b>`.repeat(8)],
  ])("with %s is set in full", async (_, product) => {
    const { lines } = await linesOf(aText({ smallest: 60 }), { product });
    const bare = (text: string) => text.normalize("NFC").replace(/\s/g, "");
    expect(bare(lines.map((line) => line.text).join(""))).toBe(bare(product));
  });

  test("says which letters no typeface has", async () => {
    const { unknown } = await linesOf(aText(), { product: "Rượu 米酒 Bàu Đá" });
    expect(unknown).toEqual(["米", "酒"]);
  });

  test("fills in a field with spaces round its name, and prints no code for what only looks like one", async () => {
    const { lines } = await linesOf(aText({ text: "{ product } {toString}{constructor}{tên sản phẩm}." }), {
      product: "Rượu",
    });
    expect(lines.map((line) => line.text)).toEqual(["Rượu ."]);
  });

  test("leaves out a line whose fields are empty, and says an equal name once", async () => {
    const block = aText({ text: "{replaces}\n{agency}", english: "{agency}", height: 400 });
    const { lines } = await linesOf(block, { replaces: "", agency: "Sở Công Thương" }, "vi-en");
    expect(lines.map((line) => line.text)).not.toContain("");
    const once = await drawSheet(
      { ...sheetOf(block), language: "vi-en" },
      { ...words({ agency: "Sở" }), en: { agency: "Sở" } },
    );
    expect(once.blocks[0]!.lines.map((line) => line.text)).toEqual(["Sở"]);
  });
});

test("the standard template holds names as long as real ones, and says what it does not hold", async () => {
  expect(await textFaults(STANDARD_SHEET, sampleWords("long"))).toEqual({ overflowing: [], unknown: [] });
  expect(await textFaults(STANDARD_SHEET, words({ product: "Bưởi Năm Roi ".repeat(60) }))).toEqual({
    overflowing: ["{product}"],
    unknown: [],
  });
});

describe("the PDF", () => {
  test("says every word in Vietnamese letters, and carries each face once", async () => {
    const pdf = await pdfOf(STANDARD_SHEET, words({ product: "Rượu đế Gò Đen ủ chượp" }), sampleWords("long"));
    const [first, second, ...none] = await pdfTexts(pdf);
    expect(none).toEqual([]);
    expect(first).toEqual([
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA",
      "GIẤY CHỨNG NHẬN",
      "Sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2026",
      "Giải Nhất",
      "Rượu đế Gò Đen ủ chượp",
      "Hợp tác xã Nguyễn Thị Hường",
      "Xã Bắc Ninh Hòa, Khánh Hòa",
      "Số: BTN-2026-1493-007",
      "Quyết định: 1493/QĐ-UBND, 05/02/2026",
      "Có giá trị đến hết: 31/12/2029",
      "Kiểm tra tại: tinhhoa.example.vn/certificates/BTN-2026-1493-007",
      "Quy chế CNNTTB, bản 2. Niêm phong 1-9f86d081884c7d65",
      "Khánh Hòa, ngày 05 tháng 02 năm 2026",
      "CHỦ TỊCH",
      "Nguyễn Văn Ưng",
    ]);
    expect(second!.join(" ")).toContain(sampleWords("long").vi.product!);
    const fonts = await embeddedFonts(pdf);
    // Lora regular is not used: bold and italic, Be Vietnam Pro regular and semi-bold.
    expect(fonts).toHaveLength(4);
    for (const font of fonts) expect(font.subarray(0, 4)).toEqual(Buffer.of(0, 1, 0, 0));
  });

  test("has a code that leads to the certificate's page", async () => {
    expect(qrTextsIn(await pdfOf(STANDARD_SHEET, words()))).toEqual([words().pageUrl]);
  });

  test("is read the same by pdftotext, where it is there", async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "tinh-hoa-pdf-")), "one.pdf");
    fs.writeFileSync(file, await pdfOf({ ...STANDARD_SHEET, language: "vi-en" }, sampleWords("long")));
    const text = askTool("pdftotext", file, "-");
    if (text === null) return;
    for (const said of [
      "GIẤY CHỨNG NHẬN",
      "Bộ sản phẩm tinh dầu sả chanh, tinh dầu vỏ bưởi Năm Roi",
      "5 February 2026",
    ]) {
      expect(text.replace(/\s+/g, " ")).toContain(said);
    }
  });

  test("shows the pictures a template names, in portrait too", async () => {
    const bytes = await sharp({ create: { width: 300, height: 200, channels: 4, background: "#ff000080" } })
      .png()
      .toBuffer();
    const pictures = new Map([["emblem", await printPicture(bytes)]]);
    const file = await DrawingsPdf.create({ title: "", author: "" }, pictures);
    const box = { x: 100, y: 100, width: 300, height: 300 };
    const sheet: TemplateSheet = {
      ...STANDARD_SHEET,
      orientation: "portrait",
      groundPicture: "emblem",
      blocks: [
        { kind: "picture", ...box, picture: "emblem" },
        { kind: "medal", ...box },
        { kind: "line", ...box, look: "flourish", colour: "#000000", thickness: 8 },
      ],
    };
    for (let page = 0; page < 3; page += 1) await file.add(await drawSheet(sheet, words()));
    const pdf = (await file.bytes()).toString("latin1");
    // The picture and how opaque it is, once for three pages.
    expect(pdf.match(/\/Subtype \/Image/g)).toHaveLength(2);
    expect(pdf.match(/\/MediaBox \[ ?0 0 595\.\d+ 841\.\d+ ?\]/g)).toHaveLength(3);
  });
});
