import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { applicationGoods } from "~/db/schema";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { foldText, nameKey } from "~/lib/vietnamese-text";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { keepLines } from "./correct-application.server";
import { GoodsForm } from "./forms";
import { type LockedApplication, lockToChange } from "./lock-application.server";
import { goodsOf } from "./read-application.server";
import { type LineColumn, type Lines, lineSentence, readLines, refuseLines } from "./read-lines.server";
import { MOST_LINES } from "./rules";

type Brought = Awaited<ReturnType<typeof goodsOf>>;

/**
 * A line of goods, counted on from the last. Refused as `lockToChange`; "conflict" for one that is on the list, so that a form that is sent
 * twice adds one line; "invalid" beyond the most.
 */
export function addGoods(ctx: Context, id: string, form: GoodsForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToChange(ctx, id, "goods");
    const there = await goodsOf(ctx, id);
    refuseTwin(there, form);
    await append(ctx, locked, there, [form]);
  });
}

/** Many lines of goods at once, or none of them. Returns how many. Refused as `addGoods`, and as `readLines`; a twin is a fault of its line. */
export async function pasteGoods(ctx: Context, id: string, lines: Lines): Promise<number> {
  const read = await readLines(lines, GOODS_COLUMNS, PastedGoods, MOST_LINES);
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockToChange(ctx, id, "goods");
    const there = await goodsOf(ctx, id);
    const known = new Set(there.map(keyOf));
    const faults = read.flatMap(({ line, value }) => {
      const key = keyOf(columnsOf(value));
      const isTwin = known.has(key);
      known.add(key);
      return isTwin
        ? [lineSentence(line, m.applications_goods_name(), m.applications_goods_twin({ name: value.name }))]
        : [];
    });
    refuseLines(lines, faults);
    await append(
      ctx,
      locked,
      there,
      read.map(({ value }) => value),
    );
  });
  return read.length;
}

/** The same thing in the same unit, for the same purpose, is one line. */
const keyOf = ({ name, unit, isForSale }: Pick<Brought[number], "name" | "unit" | "isForSale">): string =>
  [nameKey(name), nameKey(unit), isForSale].join("\n");

function refuseTwin(there: Brought, form: GoodsForm): void {
  const key = keyOf(columnsOf(form));
  if (!there.some((line) => keyOf(line) === key)) return;
  const sentence = m.applications_goods_twin({ name: form.name });
  throw new DomainError("conflict", sentence, { name: [sentence] });
}

async function append(
  ctx: WriteContext,
  locked: LockedApplication,
  there: Brought,
  forms: readonly GoodsForm[],
): Promise<void> {
  const { id } = locked.row;
  if (there.length + forms.length > MOST_LINES) {
    throw new DomainError("invalid", m.applications_lines_too_many({ most: formatNumber(MOST_LINES) }));
  }
  const last = there.at(-1)?.position ?? 0;
  await ctx.db
    .insert(applicationGoods)
    .values(forms.map((form, at) => ({ applicationId: id, position: last + 1 + at, ...columnsOf(form) })));
  const [line] = forms;
  await keepLines(
    ctx,
    locked,
    forms.length === 1 ? { what: "goods_added", line: line! } : { what: "goods_many", count: forms.length },
  );
}

/** Refused as `addGoods`; "not_found" for a line that went already. */
export function editGoods(ctx: Context, id: string, position: number, form: GoodsForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToChange(ctx, id, "goods");
    const there = await goodsOf(ctx, id);
    const was = there.find((line) => line.position === position);
    if (!was) throw new DomainError("not_found", m.applications_line_gone());
    refuseTwin(
      there.filter((line) => line !== was),
      form,
    );
    await ctx.db.update(applicationGoods).set(columnsOf(form)).where(lineOf(id, position));
    await keepLines(ctx, locked, { what: "goods_edited", from: was, to: form });
  });
}

/** Refused as `editGoods`. */
export function removeGoods(ctx: Context, id: string, position: number): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToChange(ctx, id, "goods");
    const [gone] = await ctx.db.delete(applicationGoods).where(lineOf(id, position)).returning();
    if (!gone) throw new DomainError("not_found", m.applications_line_gone());
    await keepLines(ctx, locked, { what: "goods_removed", line: gone });
  });
}

const lineOf = (id: string, position: number) =>
  and(eq(applicationGoods.applicationId, id), eq(applicationGoods.position, position));

const columnsOf = ({ name, unit, quantity, isForSale }: GoodsForm) => ({
  name,
  unit: unit ?? "",
  quantity,
  isForSale: isForSale === "yes",
});

/** "x", "có", "bán" or nothing means for sale; "không", "trưng bày" means only shown. */
const PastedGoods = GoodsForm.extend({
  isForSale: z
    .string()
    .optional()
    .transform((text) =>
      /^(khong|no|trung bay|show|0)/.test(foldText(text ?? "")) ? ("no" as const) : ("yes" as const),
    ),
});

const GOODS_COLUMNS: readonly LineColumn<keyof GoodsForm>[] = [
  {
    field: "name",
    headings: [
      "ten hang",
      "ten hang hoa",
      "hang hoa",
      "mat hang",
      "ten mat hang",
      "ten san pham",
      "san pham",
      "name",
      "goods",
      "product",
    ],
    label: m.applications_goods_name,
  },
  { field: "unit", headings: ["don vi", "don vi tinh", "dvt", "unit"], label: m.applications_goods_unit },
  { field: "quantity", headings: ["so luong", "sl", "quantity", "qty"], label: m.applications_goods_quantity },
  { field: "isForSale", headings: ["ban", "de ban", "ban hang", "for sale"], label: m.applications_goods_for_sale },
];
