import { and, eq, notInArray, sql } from "drizzle-orm";
import { agencies, applications, establishments, exhibitors, provinceSuccessions, provinces } from "~/db/schema";
import { runWithLocale } from "~/i18n/locale.server";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { shareFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import type { StartApplicationForm } from "./forms";
import { mayApplyFor, whyNoCall } from "./policy";
import { recordEvent } from "./record-event.server";

/**
 * Begin an application of an establishment or of a provincial centre; where one is under way already, that one is gone on with.
 * An establishment is its own exhibitor from the start. Returns its id.
 * Refused: "closed" outside the call, "not_found" for an applicant that is not the reader's, "invalid" for an agency that is no
 * provincial one.
 */
export function startApplication(ctx: Context, fairId: string, { applicant }: StartApplicationForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    // While it is begun, the fair does not go back to its agency's desk.
    const fair = await shareFair(ctx, fairId);
    if (!fair.publishedAt) throw new DomainError("not_found", m.fairs_not_found());
    const ids = {
      establishmentId: applicant.kind === "establishment" ? applicant.id : null,
      agencyId: applicant.kind === "agency" ? applicant.id : null,
    };
    if (!mayApplyFor(ctx.actor, ids)) throw new DomainError("not_found", m.applications_applicant_unknown());
    const begun = await liveApplication(ctx, fair.id, ids);
    if (begun) return begun;
    const refusal = whyNoCall(fair, ctx.now);
    if (refusal) throw new DomainError("closed", refusal);
    const values = ids.agencyId ? await centreFacts(ctx, ids.agencyId) : await establishmentFacts(ctx, applicant.id);
    const { exhibitor, ...facts } = values;
    const [made] = await ctx.db
      .insert(applications)
      .values({
        ...facts,
        ...ids,
        fairId: fair.id,
        createdBy: ctx.actor!.userId,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      // Of two at once the second waits here, and goes on with the first's.
      .onConflictDoNothing()
      .returning({ id: applications.id });
    if (!made) return (await liveApplication(ctx, fair.id, ids))!;
    if (exhibitor) await ctx.db.insert(exhibitors).values({ ...exhibitor, applicationId: made.id, position: 1 });
    await recordEvent(ctx, made.id, "draft");
    await recordAudit(ctx, {
      act: "applications.started",
      subject: { kind: "application", id: made.id },
      after: { fairId: fair.id, ...ids },
    });
    return made.id;
  });
}

/** The one an applicant has at a fair that was neither refused nor withdrawn. */
export async function liveApplication(
  ctx: Context,
  fairId: string,
  { establishmentId, agencyId }: { readonly establishmentId: string | null; readonly agencyId: string | null },
): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(
        eq(applications.fairId, fairId),
        establishmentId ? eq(applications.establishmentId, establishmentId) : eq(applications.agencyId, agencyId ?? ""),
        notInArray(applications.state, ["withdrawn", "refused"]),
      ),
    );
  return row?.id ?? null;
}

async function establishmentFacts(ctx: WriteContext, id: string) {
  const [row] = await ctx.db
    .select({ establishment: establishments, currentId: provinceSuccessions.newId })
    .from(establishments)
    .leftJoin(provinceSuccessions, eq(provinceSuccessions.oldId, establishments.provinceId))
    .where(eq(establishments.id, id));
  if (!row) throw new DomainError("not_found", m.applications_applicant_unknown());
  const { name, legalForm, taxCode, address, representative, phone, email, provinceId } = row.establishment;
  return {
    provinceId: row.currentId ?? provinceId,
    signName: name,
    contactName: representative ?? "",
    contactPhone: phone ?? "",
    contactEmail: email ?? "",
    exhibitor: {
      establishmentId: id,
      name,
      signName: name,
      // A household's may be its owner's personal number.
      taxCode: legalForm === "household" ? null : taxCode,
      address,
      representative,
      phone,
    },
  };
}

async function centreFacts(ctx: WriteContext, id: string) {
  const currentId = sql<string>`coalesce(${provinceSuccessions.newId}, ${agencies.provinceId})`;
  const [row] = await ctx.db
    .select({ level: agencies.level, provinceId: provinces.id, name: provinces.name })
    .from(agencies)
    .leftJoin(provinceSuccessions, eq(provinceSuccessions.oldId, agencies.provinceId))
    .innerJoin(provinces, eq(provinces.id, currentId))
    .where(eq(agencies.id, id));
  if (row?.level !== "province") throw new DomainError("invalid", m.applications_not_a_centre());
  return {
    provinceId: row.provinceId,
    // It is printed on the board, whatever language its officer reads.
    signName: runWithLocale("vi", () => m.applications_sign_of_province({ province: row.name })),
    contactName: ctx.actor!.name,
    contactPhone: "",
    contactEmail: ctx.actor!.email,
    exhibitor: null,
  };
}
