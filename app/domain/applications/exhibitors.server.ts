import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { establishments, exhibitors } from "~/db/schema";
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
    await keepLines(ctx, locked, m.applications_corrected_exhibitor_edited({ from: inWords(was), to: inWords(row!) }));
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
    await keepLines(ctx, locked, m.applications_corrected_exhibitor_removed({ line: inWords(gone) }));
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

/** "HTX Hàm Minh (bảng: Thanh long Hàm Minh)" */
const inWords = ({ name, signName }: Pick<Brought, "name" | "signName">): string =>
  signName === name ? name : m.applications_corrected_with_board({ name, sign: signName });

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
  await keepLines(
    ctx,
    locked,
    rows.length === 1
      ? m.applications_corrected_exhibitor_added({ line: inWords(rows[0]!) })
      : m.applications_corrected_exhibitors_many({ count: formatNumber(rows.length) }),
  );
}

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
  { field: "taxCode", headings: ["ma so thue", "mst", "tax code"], label: m.applications_exhibitor_tax_code },
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
  { field: "phone", headings: ["dien thoai", "so dien thoai", "sdt", "phone"], label: m.applications_contact_phone },
  { field: "groupCode", headings: ["nhom", "nhom san pham", "group"], label: m.applications_group },
  {
    field: "goods",
    headings: ["hang hoa", "san pham", "san pham trung bay", "mat hang", "goods", "products"],
    label: m.applications_exhibitor_goods,
  },
];
