import { z } from "zod";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { parseWhole } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import { BOOTH_KINDS, PRODUCT_GROUPS } from "~/lib/vocabulary";
import { typed } from "../typed";
import { BoothCode, FloorPlan, FURNITURE_KINDS, isPrefix, MOST_POWER, normalizeCode, openSides, SIDES } from "./rules";

/** Metres with at most one decimal, "3", "2,5" or "2.5", as whole decimetres. */
export function parseMetres(text: string): number | null {
  const match = /^(\d{1,5})(?:[.,](\d))?$/.exec(text.trim());
  return match ? Number(match[1]) * 10 + Number(match[2] ?? 0) : null;
}

const metres = (least: number) =>
  typed(parseMetres, () => m.plans_metres_form()).pipe(
    z
      .int()
      .min(least, { error: () => m.plans_metres_least() })
      .max(100_000),
  );
const whole = (most: number) => typed(parseWhole, () => m.plans_whole_form()).pipe(z.int().min(0).max(most));
const name = z.string().transform(normalizeText).pipe(z.string().min(1).max(80));
/** What is left out is empty. */
const maybe = (most: number) =>
  z
    .string()
    .optional()
    .transform((text) => normalizeText(text ?? ""))
    .refine((text) => text.length <= most, { error: () => m.plans_too_long({ most: formatNumber(most) }) });
const optionalName = maybe(80).transform((text) => text || null);

/** A plan as the editor sends it, in one field. */
export const SavePlanForm = z.object({
  version: z.coerce.number().int().min(1),
  plan: z.string().transform((text, issues) => {
    const plan = FloorPlan.safeParse(jsonOf(text));
    if (plan.success) return plan.data;
    issues.addIssue({ code: "custom", message: m.plans_unreadable() });
    return z.NEVER;
  }),
  replaces: z
    .literal("yes")
    .optional()
    .transform((value) => value === "yes"),
});
export type SavePlanForm = z.output<typeof SavePlanForm>;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const HallForm = z.object({ name, nameEn: optionalName, width: metres(10), height: metres(10) });
export type HallForm = z.output<typeof HallForm>;

export const MoveHallForm = z.object({ way: z.enum(["up", "down"]) });
export type MoveHallForm = z.output<typeof MoveHallForm>;

export const VersionForm = z.object({ note: name });
export type VersionForm = z.output<typeof VersionForm>;

/** An act that asks for nothing but to be done. */
export const PlainForm = z.object({});

const code = z
  .string()
  .transform(normalizeCode)
  .refine((text) => BoothCode.safeParse(text).success, { error: () => m.plans_code_form() });

const boothValues = {
  kind: z.enum(BOOTH_KINDS),
  x: metres(0),
  y: metres(0),
  width: metres(5),
  height: metres(5),
  openTo: z
    .array(z.enum(SIDES))
    .optional()
    .transform((sides) => openSides(sides ?? [])),
  /** Watts. */
  power: whole(MOST_POWER),
  hasWater: z.boolean().default(false),
  zone: z
    .enum(PRODUCT_GROUPS)
    .nullish()
    .transform((zone) => zone ?? null),
};

/** `was`: the booth as the form showed it (`stampOf`). */
export const BoothForm = z.object({ code, ...boothValues, was: z.string().max(200) });
export type BoothForm = z.output<typeof BoothForm>;

/** "4, 13" */
const skipped = typed(
  (text) => {
    const parts = text.split(/[\s,;]+/).filter(Boolean);
    const numbers = parts.map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : null));
    return numbers.includes(null) || numbers.length > 50 ? null : (numbers as number[]);
  },
  () => m.plans_skip_form(),
);

export const MOST_IN_ROW = 200;

/** A row of booths, of one or more. */
export const RowForm = z.object({
  prefix: z
    .string()
    .optional()
    .transform((text) => normalizeCode(text ?? ""))
    .refine(isPrefix, { error: () => m.plans_code_form() }),
  start: whole(9999),
  count: whole(MOST_IN_ROW).pipe(z.int().min(1)),
  skip: skipped.optional().transform((numbers) => numbers ?? []),
  runs: z.enum(["right", "down"]),
  gap: metres(0)
    .optional()
    .transform((gap) => gap ?? 0),
  ...boothValues,
});
export type RowForm = z.output<typeof RowForm>;

/** A gate, a stage, a service, an aisle. */
export const ShapeForm = z.object({
  kind: z.enum(FURNITURE_KINDS),
  label: maybe(80),
  labelEn: maybe(80),
  x: metres(0),
  y: metres(0),
  width: metres(1),
  height: metres(1),
});
export type ShapeForm = z.output<typeof ShapeForm>;

/** Which booths of a plan are listed: those that match words, or one row by its first code. What does not fit is passed over. */
export const BoothListQuery = z.object({
  q: z.string().trim().max(100).catch(""),
  row: z.string().max(12).catch(""),
});

export const PictureForm = z.object({
  picture: z.instanceof(File, { error: () => m.plans_picture_missing() }).refine((file) => file.size > 0, {
    error: () => m.plans_picture_missing(),
  }),
});

export const ImportForm = z.object({
  file: z.instanceof(File, { error: () => m.plans_file_missing() }).refine((file) => file.size > 0, {
    error: () => m.plans_file_missing(),
  }),
});

/** `was`: the shape as the page showed it (`shapeStampOf`). */
export const RemoveShapeForm = z.object({ was: z.string().max(400) });
export type RemoveShapeForm = z.output<typeof RemoveShapeForm>;
