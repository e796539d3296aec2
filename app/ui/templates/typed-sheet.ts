import { getLocale } from "~/i18n/paraglide/runtime";
import type { BlockKind, TemplateBlock, TemplateSheet } from "~/lib/template-sheet";

/** Tenths as people type them: 315 is "31,5". */
export function typedTenths(value: number): string {
  const rest = value % 10;
  return rest === 0 ? String(value / 10) : `${(value - rest) / 10}${getLocale() === "vi" ? "," : "."}${rest}`;
}

/** Tenths of what a field holds; null while it is no length. */
export function tenthsTyped(text: unknown): number | null {
  const match = /^(\d{1,3})(?:[.,](\d))?$/.exec(String(text ?? "").trim());
  return match ? Number(match[1]) * 10 + Number(match[2] ?? 0) : null;
}

const LENGTHS = ["x", "y", "width", "height", "size", "smallest", "spacing", "thickness"];

/** What the fields of the form show of a sheet. */
export function typedSheet({ blocks, groundPicture, ...sheet }: TemplateSheet) {
  return { ...sheet, groundPicture: groundPicture ?? "", blocks: blocks.map(typedBlock) };
}

const typedBlock = (block: TemplateBlock): Record<string, string> =>
  Object.fromEntries(
    Object.entries(block).flatMap(([name, value]): [string, string][] => {
      if (typeof value === "boolean") return value ? [[name, "on"]] : [];
      return [[name, LENGTHS.includes(name) ? typedTenths(Number(value)) : String(value)]];
    }),
  );

/** Above the code of the standard sheet, where nothing is printed. */
const BOX = { x: "31", y: "122", width: "60", height: "12" };

/** What a new block of a kind begins as. */
export const NEW_BLOCKS: Readonly<Record<BlockKind, Record<string, string>>> = {
  text: {
    kind: "text",
    ...BOX,
    text: "…",
    english: "",
    typeface: "lora",
    style: "regular",
    size: "12",
    smallest: "8",
    colour: "#2B1F17",
    align: "center",
    vertical: "top",
    spacing: "0",
  },
  qr: { kind: "qr", ...BOX, width: "34", height: "34" },
  picture: { kind: "picture", ...BOX, width: "30", height: "30", picture: "" },
  line: { kind: "line", ...BOX, height: "2", look: "plain", colour: "#2B1F17", thickness: "0.8" },
  medal: { kind: "medal", ...BOX, width: "24", height: "24" },
};
