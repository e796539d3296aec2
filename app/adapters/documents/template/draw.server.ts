import {
  type Drawing,
  type DrawnBlock,
  type SheetWords,
  sheetSize,
  TENTH_MM,
  type TemplateBlock,
  type TemplateBox,
  type TemplateSheet,
} from "~/lib/template-sheet";
import { qrPath } from "../qr.server";
import { faceOf } from "./faces.server";
import { flourishShapes, groundShapes, medalShapes } from "./ground";
import { setText } from "./set-text";

const INK = "#241A14";

/** Put everything of a template in its place for one certificate. The same drawing is printed and shown in the editor. */
export async function drawSheet(sheet: TemplateSheet, words: SheetWords): Promise<Drawing> {
  const { orientation, ground, groundPicture, blocks } = sheet;
  const { width, height } = sheetSize(orientation);
  return {
    width: width * TENTH_MM,
    height: height * TENTH_MM,
    ground: groundPicture
      ? { name: `${groundPicture}-${orientation}`, shapes: [], picture: groundPicture }
      : { name: `${ground}-${orientation}`, shapes: groundShapes(ground, orientation), picture: null },
    blocks: await Promise.all(blocks.map((block) => drawBlock(block, sheet, words))),
  };
}

async function drawBlock(block: TemplateBlock, sheet: TemplateSheet, words: SheetWords): Promise<DrawnBlock> {
  const box = inPoints(block);
  const nothing = { box, lines: [], shapes: [], picture: null, overflows: false, unknown: [] };
  switch (block.kind) {
    case "text": {
      const faces = {
        own: await faceOf(block.typeface, block.style),
        english: await faceOf("be-vietnam-pro", "italic"),
      };
      return { ...nothing, ...setText(block, { vi: words.vi, en: sheet.language === "vi" ? null : words.en }, faces) };
    }
    case "qr": {
      const { x, y, side } = squareIn(box);
      const { size, path } = qrPath(words.pageUrl);
      const scale = side / size;
      return { ...nothing, shapes: [{ path, fill: INK, transform: [scale, 0, 0, scale, x, y] }] };
    }
    case "picture":
      return { ...nothing, picture: { ...box, id: block.picture } };
    case "medal": {
      const { x, y, side } = squareIn(box);
      return { ...nothing, shapes: medalShapes(x, y, side) };
    }
    case "line": {
      const middle = box.y + box.height / 2;
      const { colour, look } = block;
      const thickness = block.thickness / 10;
      const plain = { path: `M${box.x} ${middle}H${box.x + box.width}`, stroke: colour, width: thickness };
      const shapes = look === "plain" ? [plain] : flourishShapes(box.x, middle, box.width, colour, thickness);
      return { ...nothing, shapes };
    }
  }
}

const inPoints = ({ x, y, width, height }: TemplateBox): TemplateBox => ({
  x: x * TENTH_MM,
  y: y * TENTH_MM,
  width: width * TENTH_MM,
  height: height * TENTH_MM,
});

function squareIn({ x, y, width, height }: TemplateBox): { x: number; y: number; side: number } {
  const side = Math.min(width, height);
  return { x: x + (width - side) / 2, y: y + (height - side) / 2, side };
}

/** The texts of a template that do not fit, and letters that its typefaces do not have, on one certificate. */
export async function textFaults(
  sheet: TemplateSheet,
  words: SheetWords,
): Promise<{ readonly overflowing: string[]; readonly unknown: string[] }> {
  const texts = sheet.blocks.filter((block) => block.kind === "text");
  const set = await Promise.all(texts.map((block) => drawBlock(block, sheet, words)));
  return {
    overflowing: texts.filter((_, at) => set[at]!.overflows).map((block) => block.text),
    unknown: [...new Set(set.flatMap((one) => one.unknown))],
  };
}
