import type { CardSheets } from "~/adapters/documents/pdf/card-sheets.server";
import { addressLabel, type Maker } from "./called-winners";
import type { PaperQuery } from "./forms";

/** Millimetres. Source: ISO 216 and ISO 269. */
const A4 = { width: 210, height: 297 };
const ENVELOPES = { c5: { width: 229, height: 162 }, dl: { width: 220, height: 110 } } as const;
/** The lower right part of an envelope, where the post reads. */
const ADDRESSEE = 0.45;

/** Addresses on label sheets without margins, divided evenly, or one an envelope with its sender. */
export function labelSheets(
  makers: readonly Maker[],
  { paper, across, down }: Pick<PaperQuery, "paper" | "across" | "down">,
  { author, source, place }: { readonly author: string; readonly source: string; readonly place: string },
): CardSheets {
  const shared = { author, source, align: "left", hasCutMarks: false, cards: makers.map(addressLabel) } as const;
  if (paper === "sheet") {
    const card = { width: A4.width / across, height: A4.height / down };
    return { ...shared, title: "Nhãn địa chỉ", page: "a4", across, down, card, padding: 5, sender: [] };
  }
  const page = ENVELOPES[paper];
  const left = page.width * ADDRESSEE;
  const top = page.height * ADDRESSEE;
  return {
    ...shared,
    title: "Bì thư",
    page,
    across: 1,
    down: 1,
    card: { width: page.width - left, height: page.height - top },
    padding: 8,
    sender: [author, place],
    offset: { left, top },
    cards: makers.map((maker) => addressLabel(maker).map((line) => ({ ...line, size: line.size * 1.25 }))),
  };
}
