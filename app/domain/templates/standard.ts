import type { LineBlock, TemplateBlock, TemplateBox, TemplateSheet, TextBlock } from "~/lib/template-sheet";

const INK = "#2B1F17";
const SOFT = "#4A3B2F";
const LACQUER = "#8C1C13";
const GOLD = "#B5892F";

const text = (box: TemplateBox, words: string, size: number, more: Partial<TextBlock> = {}): TextBlock => ({
  kind: "text",
  ...box,
  text: words,
  english: "",
  typeface: "lora",
  style: "regular",
  size,
  smallest: Math.min(size, 80),
  colour: INK,
  align: "center",
  vertical: "top",
  capitals: false,
  spacing: 0,
  ...more,
});

const line = (box: TemplateBox, look: LineBlock["look"], colour: string): LineBlock => ({
  kind: "line",
  ...box,
  look,
  colour,
  thickness: 8,
});

const across = (y: number, height: number): TemplateBox => ({ x: 310, y, width: 2350, height });
const onTheRight = (y: number, height: number): TemplateBox => ({ x: 1760, y, width: 900, height });

/** The first version: what was issued by it is drawn by it for ever. */
const FIRST: TemplateSheet = {
  orientation: "landscape",
  ground: "drum",
  groundPicture: null,
  language: "vi",
  blocks: [
    text(across(172, 60), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 125, { style: "bold", spacing: 4 }),
    text(across(232, 60), "Độc lập - Tự do - Hạnh phúc", 125, { style: "bold" }),
    line({ x: 1206, y: 290, width: 558, height: 20 }, "plain", INK),
    text(across(340, 110), "{agency}", 130, { english: "{agency}", style: "bold", capitals: true, colour: LACQUER }),
    text(across(442, 180), "GIẤY CHỨNG NHẬN", 400, { style: "bold", colour: LACQUER, spacing: 25 }),
    text(across(628, 115), "{title}", 150, { english: "Certificate · {title}", style: "italic" }),
    text(across(750, 340), "{product}", 300, { style: "bold", smallest: 140, vertical: "bottom" }),
    line({ x: 1168, y: 1105, width: 635, height: 40 }, "flourish", GOLD),
    text(across(1145, 130), "{establishment}", 145, { style: "bold", smallest: 100, vertical: "bottom" }),
    text(across(1282, 110), "{address}", 105, { typeface: "be-vietnam-pro", colour: SOFT, smallest: 75 }),
    { kind: "qr", x: 310, y: 1545, width: 340, height: 340 },
    text({ x: 670, y: 1590, width: 1060, height: 55 }, "Số: {number}", 95, {
      typeface: "be-vietnam-pro",
      style: "bold",
      align: "left",
      smallest: 70,
    }),
    text(
      { x: 670, y: 1645, width: 1060, height: 260 },
      "Quyết định: {decision}, {decidedOn}\nCó giá trị đến hết: {validUntil}\nKiểm tra tại: {page}\n{replaces}\n{seal}",
      85,
      {
        english: "Decision {decision} of {decidedOn}. Valid until {validUntil}.",
        typeface: "be-vietnam-pro",
        align: "left",
        colour: SOFT,
        smallest: 60,
      },
    ),
    text(onTheRight(1455, 95), "{place}, {issuedOn}", 115, { english: "{issuedOn}", style: "italic" }),
    text(onTheRight(1548, 130), "{signerTitle}", 120, {
      english: "{signerTitle}",
      style: "bold",
      capitals: true,
      smallest: 90,
    }),
    text(onTheRight(1820, 75), "{signerName}", 125, { style: "bold", smallest: 90 }),
  ],
};

/** With a line for the tier, between the title and the name of the product, and the rules beside the seal. */
const SECOND: TemplateSheet = {
  ...FIRST,
  blocks: FIRST.blocks.flatMap((block): TemplateBlock[] => {
    if (block.kind !== "text") return [block];
    if (block.text.endsWith("{seal}")) return [{ ...block, text: block.text.replace("{seal}", "{rules}. {seal}") }];
    if (block.text !== "{product}") return [block];
    const tier = text(across(745, 75), "{tier}", 150, { style: "bold", colour: LACQUER, smallest: 90 });
    return [tier, { ...block, y: 825, height: 265 }];
  }),
};

const VERSIONS = [FIRST, SECOND] as const;

/** Where an agency's emblem stands: above the words, on the left. */
const EMBLEM: TemplateBox = { x: 310, y: 160, width: 400, height: 165 };

/** The version that certificates are issued by now. */
export const STANDARD_VERSION = VERSIONS.length;

/**
 * The template that every agency has, in a version of it, with the agency's emblem: the id of a picture of its own, or null. A version
 * is never changed, for certificates issued by it are drawn from it for ever: another one is put behind it.
 */
export function standardSheet(version: number, emblem: string | null): TemplateSheet {
  const sheet = VERSIONS[version - 1];
  if (!sheet) throw new RangeError(`The standard template has no version ${version}`);
  if (emblem === null) return sheet;
  return { ...sheet, blocks: [{ kind: "picture", ...EMBLEM, picture: emblem }, ...sheet.blocks] };
}
