import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { applications, incidents, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { instantOf } from "~/lib/dates";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { refuseOther } from "../fairs/added-before";
import { type FairDetails, lockFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import { lockExhibitor } from "./exhibitor.server";
import type { IncidentForm, IncidentQuery, ResolutionForm } from "./forms";
import { mayRunDays } from "./policy";

/**
 * Write down what went wrong, by the organiser's people. The same form sent twice writes it once.
 * Refused: "not_found", "forbidden" to all but organisers and secretaries, "invalid" for a time to come, "closed" once the report is settled,
 * "conflict" where the form has written down something else.
 */
export function addIncident(ctx: Context, fairId: string, input: IncidentForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    if (!mayRunDays(ctx.actor, fair)) throw new DomainError("forbidden", m.days_staff_only());
    return insert(ctx, fair, null, input);
  });
}

/** The same, by an exhibitor. Refused: as `lockExhibitor`, "invalid", "closed", "conflict" as above. */
export function tellIncident(ctx: Context, applicationId: string, input: IncidentForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { application, fair } = await lockExhibitor(ctx, applicationId);
    return insert(ctx, fair, application.id, input);
  });
}

async function insert(
  ctx: WriteContext,
  fair: FairDetails,
  applicationId: string | null,
  { day, time, key = null, ...incident }: Omit<IncidentForm, "key"> & { readonly key?: string | null | undefined },
): Promise<string> {
  if (fair.closedAt) throw new DomainError("closed", m.days_closed());
  const at = instantOf(day, time);
  if (at > ctx.now) throw new DomainError("invalid", m.days_incident_to_come(), { time: [m.days_incident_to_come()] });
  const values = { fairId: fair.id, at, ...incident, applicationId };
  const [row] = await ctx.db
    .insert(incidents)
    .values({ ...values, key, reportedBy: ctx.actor!.userId, reportedAt: ctx.now })
    .onConflictDoNothing({ target: incidents.key })
    .returning({ id: incidents.id });
  if (!row) return writtenBefore(ctx, key!, values);
  const { kind, severity, place } = incident;
  await recordAudit(ctx, {
    act: "fair_days.incident_told",
    subject: { kind: "fair", id: fair.id },
    after: { incidentId: row.id, kind, severity, place, applicationId },
  });
  return row.id;
}

async function writtenBefore(ctx: Context, key: string, values: Parameters<typeof refuseOther>[1]): Promise<string> {
  const [before] = await ctx.db.select().from(incidents).where(eq(incidents.key, key));
  refuseOther(before!, values);
  return before!.id;
}

/**
 * Say what was done about it.
 * Refused: "not_found", "forbidden" to all but organisers and secretaries, "conflict" where that was said already.
 */
export function resolveIncident(
  ctx: Context,
  fairId: string,
  id: string,
  { resolution }: ResolutionForm,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    if (!mayRunDays(ctx.actor, fair)) throw new DomainError("forbidden", m.days_staff_only());
    const [found] = isUuid(id)
      ? await ctx.db
          .select({ resolvedAt: incidents.resolvedAt })
          .from(incidents)
          .where(and(eq(incidents.id, id), eq(incidents.fairId, fair.id)))
          .for("update")
      : [];
    if (!found) throw new DomainError("not_found", m.days_no_such_incident());
    if (found.resolvedAt) throw new DomainError("conflict", m.days_incident_is_resolved());
    await ctx.db
      .update(incidents)
      .set({ resolvedAt: ctx.now, resolvedBy: ctx.actor!.userId, resolution })
      .where(eq(incidents.id, id));
    await recordAudit(ctx, {
      act: "fair_days.incident_resolved",
      subject: { kind: "fair", id: fair.id },
      after: { incidentId: id, resolution },
    });
  });
}

/** The gravest that are open first, then the latest. Asks no policy: its pages do. */
export function incidentsOf(ctx: Context, fairId: string, { state }: IncidentQuery, applicationId?: string) {
  const asked = { open: isNull(incidents.resolvedAt), resolved: isNotNull(incidents.resolvedAt), all: undefined }[
    state
  ];
  return ctx.db
    .select({
      id: incidents.id,
      at: incidents.at,
      place: incidents.place,
      kind: incidents.kind,
      severity: incidents.severity,
      text: incidents.text,
      exhibitor: applications.signName,
      reportedBy: users.name,
      resolvedAt: incidents.resolvedAt,
      resolution: incidents.resolution,
    })
    .from(incidents)
    .innerJoin(users, eq(users.id, incidents.reportedBy))
    .leftJoin(applications, eq(applications.id, incidents.applicationId))
    .where(
      and(
        eq(incidents.fairId, fairId),
        asked,
        applicationId === undefined ? undefined : eq(incidents.applicationId, applicationId),
      ),
    )
    .orderBy(
      sql`${incidents.resolvedAt} is not null`,
      sql`array_position(array['critical', 'serious', 'low'], ${incidents.severity})`,
      desc(incidents.at),
      desc(incidents.id),
    );
}
