import { describe, expect, test } from "vitest";
import { STANDARD_SHEET } from "#tests/factories/templates";
import { drawSheet, textFaults } from "~/adapters/documents/template/draw.server";
import { digestOfSheet } from "~/domain/templates/digest.server";
import { namesField } from "~/domain/templates/rules";
import { sampleWords } from "~/domain/templates/samples.server";
import { standardSheet } from "~/domain/templates/standard";
import type { SheetWords, TemplateSheet } from "~/lib/template-sheet";

/** What stands on a sheet, line by line. */
async function linesOf(sheet: TemplateSheet, words: SheetWords): Promise<string[]> {
  const { blocks } = await drawSheet(sheet, words);
  return blocks.flatMap((block) => block.lines.map((line) => line.text));
}

test("a version of the standard template is what it was when certificates were issued by it", () => {
  // A change would redraw what was issued: make another version instead.
  expect([1, 2].map((version) => digestOfSheet(standardSheet(version, null)))).toEqual([
    "f3fbc31c6cc14137a72a1c251a14beefab7a6f32d66afbfc3f0b0f31694fefe9",
    "4b2090756908f38cd3f1e99733fa48b0b81880bd429357e2fbe3525ce5664076",
  ]);
  expect(digestOfSheet(standardSheet(2, "019a"))).toBe(
    "2cd36fbe1f781c3f1a81956fa002798ff213c8bedd9db0169912cefc4ef78422",
  );
  expect(STANDARD_SHEET).toBe(standardSheet(2, null));
  expect(() => standardSheet(3, null)).toThrow(RangeError);
});

test("what the words of the standard template say: a sentence that changes would redraw what was issued", async () => {
  const words = sampleWords("usual");
  const say = (version: number, language: TemplateSheet["language"] = "vi") =>
    linesOf({ ...standardSheet(version, null), language }, words);
  const head = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA",
    "GIẤY CHỨNG NHẬN",
    "Sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2026",
  ];
  const middle = ["Bánh tráng gạo lứt", "Hợp tác xã Nguyễn Thị Hường", "Xã Bắc Ninh Hòa, Khánh Hòa"];
  const facts = [
    "Số: BTN-2026-1493-007",
    "Quyết định: 1493/QĐ-UBND, 05/02/2026",
    "Có giá trị đến hết: 31/12/2029",
    "Kiểm tra tại: tinhhoa.example.vn/certificates/BTN-2026-1493-007",
    "Niêm phong 1-9f86d081884c7d65",
  ];
  const place = "Khánh Hòa, ngày 05 tháng 02 năm 2026";
  const signed = ["CHỦ TỊCH", "Nguyễn Văn Ưng"];

  expect(await say(1)).toEqual([...head, ...middle, ...facts, place, ...signed]);
  const withRules = [...facts.slice(0, -1), `Quy chế CNNTTB, bản 2. ${facts.at(-1)}`];
  expect(await say(2)).toEqual([...head, "Giải Nhất", ...middle, ...withRules, place, ...signed]);
  expect(await say(2, "vi-en")).toEqual([
    ...head,
    "Certificate · Typical rural industrial product, provincial level, 2026",
    "Giải Nhất",
    ...middle,
    ...withRules,
    "Decision 1493/QĐ-UBND of 05/02/2026. Valid until 31/12/2029.",
    place,
    "5 February 2026",
    ...signed,
  ]);
  const { vi, en } = sampleWords("long");
  expect([vi.replaces, en.replaces, en.seal]).toEqual([
    "Đính chính, thay giấy BTN-2026-1493-003.",
    "Corrects and takes the place of BTN-2026-1493-003.",
    "Seal 1-9f86d081884c7d65",
  ]);
});

describe("the standard template of today", () => {
  test("names the tier, and holds it with names as long as real ones, in both languages", async () => {
    expect([1, 2].map((version) => namesField(standardSheet(version, null), "tier"))).toEqual([false, true]);
    for (const language of ["vi", "vi-en"] as const) {
      const sheet = { ...STANDARD_SHEET, language };
      expect(await textFaults(sheet, sampleWords("long"))).toEqual({ overflowing: [], unknown: [] });
    }
  });

  test("leaves the line out where there is no tier", async () => {
    const words = sampleWords("usual");
    const without = { ...words, vi: { ...words.vi, tier: "" }, en: { ...words.en, tier: "" } };
    const lines = await linesOf(STANDARD_SHEET, words);
    expect(await linesOf(STANDARD_SHEET, without)).toEqual(lines.filter((line) => line !== "Giải Nhất"));
  });

  test("shows an agency's emblem above its words, over none of them", async () => {
    const drawing = await drawSheet(standardSheet(2, "emblem"), sampleWords("long"));
    const [first, ...rest] = drawing.blocks;
    expect(first!.picture).toMatchObject({ id: "emblem" });
    const { x, y, width, height } = first!.box;
    const covered = rest.flatMap(({ lines }) =>
      lines.filter((line) => line.x < x + width && line.x + line.width > x && line.y - line.size < y + height),
    );
    expect(covered.map((line) => line.text)).toEqual([]);
  });
});
