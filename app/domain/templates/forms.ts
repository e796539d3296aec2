import { z } from "zod";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import {
  ALIGNMENTS,
  GROUNDS,
  LETTER_STYLES,
  LINE_LOOKS,
  ORIENTATIONS,
  sheetSize,
  TEMPLATE_LANGUAGES,
  type TemplateBlock,
  type TemplateBox,
  type TemplateSheet,
  TYPEFACES,
  VERTICAL_ALIGNMENTS,
} from "~/lib/template-sheet";
import { normalizeText } from "~/lib/vietnamese-text";
import { typed } from "../typed";
import { fieldsIn, isMergeField, MERGE_FIELDS, NEEDED_FIELDS, type NeededField } from "./rules";

/** Blocks of one sheet. */
export const MOST_BLOCKS = 40;

const name = z.string().transform(normalizeText).pipe(z.string().min(2).max(80));

/** Typed in millimetres or points with one decimal, kept in tenths. */
const tenths = (least: number, most: number) =>
  typed(readTenths, () => m.templates_length_form()).refine((value) => value >= least * 10 && value <= most * 10, {
    error: () => m.templates_length_range({ least: formatNumber(least), most: formatNumber(most) }),
  });

/** "31", "31,5" and "31.5" as 310 and 315. */
function readTenths(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d))?$/.exec(text.trim());
  return match ? Number(match[1]) * 10 + Number(match[2] ?? 0) : null;
}

const box = { x: tenths(0, 297), y: tenths(0, 297), width: tenths(1, 297), height: tenths(1, 297) };
const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, { error: () => m.templates_colour_form() })
  .transform((text) => text.toUpperCase());

const words = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.replaceAll("\r\n", "\n").normalize("NFC").trim())
    .superRefine((text, issues) => {
      for (const field of fieldsIn(text)) {
        if (isMergeField(field)) continue;
        issues.addIssue({ code: "custom", message: m.templates_field_unknown({ field: `{${field}}` }) });
      }
    });

const TextForm = z.object({
  kind: z.literal("text"),
  ...box,
  text: words(2000).pipe(z.string().min(1)),
  english: words(2000).default(""),
  typeface: z.enum(TYPEFACES),
  style: z.enum(LETTER_STYLES),
  size: tenths(5, 120),
  smallest: tenths(5, 120),
  colour,
  align: z.enum(ALIGNMENTS),
  vertical: z.enum(VERTICAL_ALIGNMENTS),
  capitals: z.boolean().default(false),
  spacing: tenths(0, 20),
});

const BlockForm = z.discriminatedUnion("kind", [
  TextForm,
  z.object({ kind: z.literal("qr"), ...box }),
  z.object({ kind: z.literal("medal"), ...box }),
  z.object({ kind: z.literal("picture"), ...box, picture: z.uuid({ error: () => m.templates_picture_missing() }) }),
  z.object({
    kind: z.literal("line"),
    ...box,
    look: z.enum(LINE_LOOKS),
    colour,
    thickness: tenths(0.1, 20),
  }),
]);

/** What a template says, as it is typed; read into a `TemplateSheet`. */
export const SheetForm = z
  .object({
    orientation: z.enum(ORIENTATIONS),
    ground: z.enum(GROUNDS),
    groundPicture: z
      .uuid()
      .nullish()
      .transform((id) => id ?? null),
    language: z.enum(TEMPLATE_LANGUAGES),
    blocks: z.array(BlockForm).min(1).max(MOST_BLOCKS),
  })
  .superRefine((sheet, issues) => {
    for (const [at, block] of sheet.blocks.entries()) {
      for (const [field, message] of blockFaults(sheet, block)) {
        issues.addIssue({ code: "custom", path: ["blocks", at, field], message });
      }
    }
    for (const [at, field, message] of readingFaults(sheet)) {
      issues.addIssue({ code: "custom", path: ["blocks", at, field], message });
    }
    const missing = whatIsMissing(sheet);
    if (missing) issues.addIssue({ code: "custom", path: ["blocks"], message: missing });
  });

function* blockFaults({ orientation }: Pick<TemplateSheet, "orientation">, block: TemplateBlock) {
  const sheet = sheetSize(orientation);
  if (block.x + block.width > sheet.width) yield ["width", m.templates_beyond_right()] as const;
  if (block.y + block.height > sheet.height) yield ["height", m.templates_beyond_bottom()] as const;
  if (block.kind === "text" && block.smallest > block.size) yield ["smallest", m.templates_smallest_above()] as const;
  // A scanner at arm's length does not read a smaller one.
  if (block.kind === "qr" && Math.min(block.width, block.height) < 200)
    yield ["width", m.templates_qr_small()] as const;
}

/** Letters that nobody reads on paper are as good as none. Tenths of a point. */
const SMALLEST_READ = 60;

/** What a paper must say, said too small, or under a picture that is drawn later. */
function* readingFaults({ blocks }: Pick<TemplateSheet, "blocks">) {
  for (const [at, block] of blocks.entries()) {
    const isNeeded = block.kind === "qr" || (block.kind === "text" && fieldsIn(block.text).some(isNeededField));
    if (!isNeeded) continue;
    if (block.kind === "text" && block.smallest < SMALLEST_READ) {
      yield [at, "smallest", m.templates_needed_small({ least: formatNumber(SMALLEST_READ / 10) })] as const;
    }
    if (blocks.slice(at + 1).some((later) => later.kind === "picture" && overlap(block, later))) {
      yield [at, "y", m.templates_needed_covered()] as const;
    }
  }
}

const isNeededField = (field: string): boolean => NEEDED_FIELDS.includes(field as NeededField);

const overlap = (a: TemplateBox, b: TemplateBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** A paper that leaves these out could not be told from another, or checked. */
function whatIsMissing({ blocks }: Pick<TemplateSheet, "blocks">): string | null {
  if (!blocks.some((block) => block.kind === "qr")) return m.templates_qr_missing();
  const named = new Set(blocks.flatMap((block) => (block.kind === "text" ? fieldsIn(block.text) : [])));
  const missing = NEEDED_FIELDS.filter((field) => !named.has(field));
  if (missing.length === 0) return null;
  return m.templates_fields_missing({
    fields: missing.map((field) => `{${field}} (${MERGE_FIELDS[field]()})`).join(", "),
  });
}

export const NewTemplateForm = z.object({
  name,
  /** One of the agency's templates that it begins as; left out for the standard one. */
  from: z.uuid().optional(),
});
export type NewTemplateForm = z.output<typeof NewTemplateForm>;

export const TemplateForm = z.object({
  name,
  sheet: SheetForm,
  /** The version that was shown. */
  seen: z.number().int(),
});
export type TemplateForm = Omit<z.output<typeof TemplateForm>, "sheet"> & { readonly sheet: TemplateSheet };

/** To put a template away: nothing is typed. */
export const PutAwayForm = z.object({});

export const TemplatePictureForm = z.object({
  picture: z.instanceof(File, { error: () => m.templates_picture_missing() }),
});

/** Left out: the standard template shows none. */
export const EmblemForm = z.object({ picture: z.uuid().optional() });
export type EmblemForm = z.output<typeof EmblemForm>;

/** Words a template is looked at with: usual ones, or as long as they get. */
export const SAMPLE_KINDS = ["usual", "long"] as const;
export type SampleKind = (typeof SAMPLE_KINDS)[number];

export const PreviewQuery = z.object({
  of: z.enum(SAMPLE_KINDS).catch("usual"),
  /** An earlier version. */
  version: z.coerce.number().int().positive().optional().catch(undefined),
});
