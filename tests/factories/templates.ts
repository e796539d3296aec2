import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import type { Actor } from "~/domain/context";
import { makeTemplate } from "~/domain/templates/make-template.server";
import { saveTemplate } from "~/domain/templates/save-template.server";
import { STANDARD_VERSION, standardSheet } from "~/domain/templates/standard";
import type { TemplateSheet, TextBlock } from "~/lib/template-sheet";
import { nextNumber } from "./counter";

/** The template that certificates are issued by now, for an agency without an emblem. */
export const STANDARD_SHEET = standardSheet(STANDARD_VERSION, null);

/** A template of an agency with something of its own; `sheet` is its second version. */
export async function aTemplate(
  db: Database,
  organiser: Actor,
  agencyId: string,
  { name = `Mẫu ${nextNumber()}`, sheet }: { name?: string; sheet?: TemplateSheet } = {},
): Promise<{ id: string; name: string }> {
  const ctx = contextOf(db, organiser, new Date());
  const id = await makeTemplate(ctx, agencyId, { name });
  if (sheet) await saveTemplate(ctx, id, { name, sheet, seen: 1 });
  return { id, name };
}

/** The standard sheet with other words in place of its heading. */
export const aSheetSaying = (heading: string): TemplateSheet => ({
  ...STANDARD_SHEET,
  blocks: STANDARD_SHEET.blocks.map((block) =>
    block.kind === "text" && block.text === "GIẤY CHỨNG NHẬN" ? { ...block, text: heading } : block,
  ),
});

/** One whose box for the product holds next to nothing. */
export const aNarrowSheet = (): TemplateSheet => ({
  ...STANDARD_SHEET,
  blocks: STANDARD_SHEET.blocks.map((block) =>
    block.kind === "text" && block.text === "{product}" ? { ...block, width: 60, height: 60 } : block,
  ),
});

/** The standard sheet with one line more, in a box of its own. Lengths in tenths of a millimetre. */
export const aSheetWithLine = (
  text: string,
  box: { x?: number; y?: number; width: number; height: number },
  english = "",
): TemplateSheet => {
  const like = STANDARD_SHEET.blocks.find((block) => block.kind === "text" && block.text.includes("{replaces}"))!;
  return { ...STANDARD_SHEET, blocks: [...STANDARD_SHEET.blocks, { ...like, ...box, text, english } as TextBlock] };
};
