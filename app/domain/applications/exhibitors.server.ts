import { and, eq, inArray, isNotNull, notInArray } from "drizzle-orm";
import { applicationProducts, establishments, exhibitors, products } from "~/db/schema";
import { violatedConstraint } from "~/db/violations.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { nameKey } from "~/lib/vietnamese-text";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { keepLines } from "./correct-application.server";
import { ExhibitorForm } from "./forms";
import { type LockedApplication, lockToChange } from "./lock-application.server";
import { exhibitorsOf } from "./read-application.server";
import { type LineColumn, type Lines, lineSentence, readLines, refuseLines } from "./read-lines.server";
import { MOST_LINES } from "./rules";

type Brought = Awaited<ReturnType<typeof exhibitorsOf>>[number];

/**
 * Someone a centre brings. A tax code of an establishment registered here joins the two. Refused as `lockCentre`; "conflict" for one
 * that is on the list, "invalid" beyond the most.
 */
export function addExhibitor(ctx: Context, id: string, form: ExhibitorForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { locked, there } = await lockCentre(ctx, id);
    const [row] = await withEstablishments(ctx, [form]);
    refuseTwin(there, row!);
    await append(ctx, locked, there, [row!]);
  });
}

/** Many at once, or none of them. Returns how many. Refused as `lockCentre` and as `readLines`; a twin is a fault of its line. */
export async function pasteExhibitors(ctx: Context, id: string, lines: Lines): Promise<number> {
  const read = await readLines(lines, EXHIBITOR_COLUMNS, ExhibitorForm, MOST_LINES);
  await inTransaction(ctx, async (ctx) => {
    const { locked, there } = await lockCentre(ctx, id);
    const rows = await withEstablishments(
      ctx,
      read.map(({ value }) => value),
    );
    const known: Identity[] = [...there];
    const faults = rows.flatMap((row, at) => {
      const twin = twinIn(known, row);
      known.push(row);
      return twin
        ? [
            lineSentence(
              read[at]!.line,
              m.applications_exhibitor_name(),
              m.applications_exhibitor_twin({ name: twin.name }),
            ),
          ]
        : [];
    });
    refuseLines(lines, faults);
    await append(ctx, locked, there, rows);
  });
  return read.length;
}

/** Refused as `addExhibitor`; "not_found" for one that went already. */
export function editExhibitor(ctx: Context, id: string, exhibitorId: string, form: ExhibitorForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { locked, there } = await lockCentre(ctx, id);
    const was = refuseGone(there, exhibitorId);
    const [row] = await withEstablishments(ctx, [form]);
    refuseTwin(
      there.filter((one) => one.id !== exhibitorId),
      row!,
    );
    await ctx.db.update(exhibitors).set(row!).where(eq(exhibitors.id, exhibitorId));
    await dropProductsOfOthers(ctx, id);
    await keepLines(ctx, locked, { what: "exhibitor_edited", from: boardOf(was), to: boardOf(row!) });
  });
}

/** Refused as `editExhibitor`; "conflict" for one that a booth, also one given back, or a pass names. */
export function removeExhibitor(ctx: Context, id: string, exhibitorId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { locked, there } = await lockCentre(ctx, id);
    const gone = refuseGone(there, exhibitorId);
    try {
      await ctx.db.delete(exhibitors).where(eq(exhibitors.id, exhibitorId));
    } catch (error) {
      if (!NAMED_BY.has(violatedConstraint(error) ?? "")) throw error;
      throw new DomainError("conflict", m.applications_exhibitor_is_named());
    }
    await dropProductsOfOthers(ctx, id);
    await keepLines(ctx, locked, { what: "exhibitor_removed", line: boardOf(gone) });
  });
}

const NAMED_BY: ReadonlySet<string> = new Set([
  "booth_claims_exhibitor_id_exhibitors_id_fk",
  "fair_meetings_exhibitor_id_exhibitors_id_fk",
  "fair_passes_exhibitor_id_exhibitors_id_fk",
]);

/** A centre's application, to be written or corrected. Refused as `lockToChange`; "invalid" for an establishment's, which is its own exhibitor. */
async function lockCentre(ctx: WriteContext, id: string): Promise<{ locked: LockedApplication; there: Brought[] }> {
  const locked = await lockToChange(ctx, id, "exhibitors");
  if (!locked.row.agencyId) throw new DomainError("invalid", m.applications_exhibitors_of_centres());
  return { locked, there: await exhibitorsOf(ctx, id) };
}

function refuseGone(there: readonly Brought[], exhibitorId: string): Brought {
  const found = there.find((one) => one.id === exhibitorId);
  if (!found) throw new DomainError("not_found", m.applications_line_gone());
  return found;
}

const boardOf = ({ name, signName }: Pick<Brought, "name" | "signName">) => ({ name, signName });

/** What a centre shows is of those it brings: what somebody else makes goes with whom it does not bring any more. */
async function dropProductsOfOthers(ctx: WriteContext, applicationId: string): Promise<void> {
  const makers = ctx.db
    .select({ id: exhibitors.establishmentId })
    .from(exhibitors)
    .where(and(eq(exhibitors.applicationId, applicationId), isNotNull(exhibitors.establishmentId)));
  const theirs = ctx.db.select({ id: products.id }).from(products).where(inArray(products.establishmentId, makers));
  await ctx.db
    .delete(applicationProducts)
    .where(
      and(eq(applicationProducts.applicationId, applicationId), notInArray(applicationProducts.productId, theirs)),
    );
}

interface Identity {
  readonly name: string;
  readonly taxCode: string | null;
  readonly establishmentId: string | null;
}

/** The same establishment, the same tax code, or the same name where one of them has no code. */
function twinIn(there: readonly Identity[], row: Identity): Identity | undefined {
  return there.find(
    (one) =>
      (row.establishmentId !== null && one.establishmentId === row.establishmentId) ||
      (row.taxCode !== null && one.taxCode === row.taxCode) ||
      ((row.taxCode === null || one.taxCode === null) && nameKey(one.name) === nameKey(row.name)),
  );
}

function refuseTwin(there: readonly Identity[], row: Identity): void {
  const twin = twinIn(there, row);
  if (!twin) return;
  const sentence = m.applications_exhibitor_twin({ name: twin.name });
  throw new DomainError("conflict", sentence, { name: [sentence] });
}

/** By tax code, of those registered here. */
async function withEstablishments(ctx: WriteContext, forms: readonly ExhibitorForm[]) {
  const codes = forms.flatMap((form) => form.taxCode ?? []);
  const found =
    codes.length === 0
      ? []
      : await ctx.db
          .select({ id: establishments.id, taxCode: establishments.taxCode })
          .from(establishments)
          .where(and(inArray(establishments.taxCode, codes), isNotNull(establishments.registeredAt)));
  return forms.map((form) => ({
    establishmentId: found.find((one) => one.taxCode === form.taxCode)?.id ?? null,
    name: form.name,
    signName: form.signName ?? form.name,
    taxCode: form.taxCode ?? null,
    address: form.address ?? null,
    representative: form.representative ?? null,
    phone: form.phone ?? null,
    groupCode: form.groupCode ?? null,
    goods: form.goods,
  }));
}

async function append(
  ctx: WriteContext,
  locked: LockedApplication,
  there: readonly Brought[],
  rows: Awaited<ReturnType<typeof withEstablishments>>,
): Promise<void> {
  if (there.length + rows.length > MOST_LINES) {
    throw new DomainError("invalid", m.applications_lines_too_many({ most: formatNumber(MOST_LINES) }));
  }
  const last = there.at(-1)?.position ?? 0;
  await ctx.db
    .insert(exhibitors)
    .values(rows.map((row, at) => ({ ...row, applicationId: locked.row.id, position: last + 1 + at })));
  const [line] = rows;
  await keepLines(
    ctx,
    locked,
    rows.length === 1
      ? { what: "exhibitor_added", line: boardOf(line!) }
      : { what: "exhibitors_many", count: rows.length },
  );
}

/** A spreadsheet that takes it for a number drops the zero that it begins with. */
const withLostZero = (cut: RegExp) => (cell: string) => (cut.test(cell) ? `0${cell}` : cell);

const EXHIBITOR_COLUMNS: readonly LineColumn<keyof ExhibitorForm>[] = [
  {
    field: "name",
    headings: [
      "ten",
      "ten co so",
      "co so",
      "don vi",
      "ten don vi",
      "doanh nghiep",
      "ten doanh nghiep",
      "name",
      "establishment",
    ],
    label: m.applications_exhibitor_name,
  },
  {
    field: "taxCode",
    headings: ["ma so thue", "mst", "tax code"],
    label: m.applications_exhibitor_tax_code,
    written: withLostZero(/^(\d{9}|[1-9]\d{10})$/),
  },
  {
    field: "signName",
    headings: ["bang ten", "ten bang hieu", "ten bien hieu", "bien ten", "sign", "sign name"],
    label: m.applications_sign_name,
  },
  { field: "address", headings: ["dia chi", "address"], label: m.applications_exhibitor_address },
  {
    field: "representative",
    headings: ["dai dien", "nguoi dai dien", "representative"],
    label: m.applications_exhibitor_representative,
  },
  {
    field: "phone",
    headings: ["dien thoai", "so dien thoai", "sdt", "phone"],
    label: m.applications_contact_phone,
    written: withLostZero(/^([35789]\d{8}|2\d{9})$/),
  },
  { field: "groupCode", headings: ["nhom", "nhom san pham", "group"], label: m.applications_group },
  {
    field: "goods",
    headings: ["hang hoa", "san pham", "san pham trung bay", "mat hang", "goods", "products"],
    label: m.applications_exhibitor_goods,
  },
];
