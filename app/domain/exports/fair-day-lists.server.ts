import type { SheetColumn } from "~/adapters/documents/write-spreadsheet.server";
import { formatDate, formatDateTime, formatTime } from "~/i18n/formats";
import { incidentKindName, incidentSeverityName, nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { Context } from "../context";
import { daysAtWork, gatesEver } from "../fair-days/days-desk.server";
import { exhibitorAtFair } from "../fair-days/exhibitor.server";
import type { IncidentQuery } from "../fair-days/forms";
import { incidentsOf } from "../fair-days/incidents.server";
import { leadsOf } from "../fair-days/own-days.server";
import { salesOn } from "../fair-days/sales.server";
import { attendanceOn, visitsOn } from "../fair-days/visits.server";
import { type ListFile, type ListFormat, listFile, madeAt } from "./list-file.server";

export const DAY_LISTS = ["visits", "presence", "sales", "incidents"] as const;
type DayList = (typeof DAY_LISTS)[number];

interface Asked extends IncidentQuery {
  readonly day: PlainDate | null;
}

/** What a page of the days shows, as a file. Refused as `fairAtWork`. */
export async function dayListFile(
  ctx: Context,
  slug: string,
  list: DayList,
  { day: asked, state }: Asked,
  format: ListFormat,
): Promise<ListFile> {
  const { fair, day } = await daysAtWork(ctx, slug, asked);
  const file = <Row>(name: string, { title, ...list }: Shown<Row>) =>
    listFile(`${fair.slug}-${name}`, { ...list, titleLines: [title, nameInLanguage(fair), madeAt(ctx)] }, format);
  const of = { date: formatDate(day) };
  switch (list) {
    case "visits": {
      const rows = await visitRows(ctx, fair.id, day);
      const [sheet, title] = [m.days_visits(), m.days_visits_of(of)];
      return file(`luot-khach-${day}`, { sheet, title, columns: visitColumns(), rows });
    }
    case "presence": {
      const rows = (await attendanceOn(ctx, fair.id, day)).map((one) => ({
        ...one,
        booths: one.booths.join(", "),
        firstAt: one.firstAt ? formatTime(one.firstAt) : m.days_not_come(),
      }));
      const columns = [...exhibitorColumns(), ...presenceColumns()];
      return file(`hien-dien-${day}`, { sheet: m.days_presence(), title: m.days_presence_of(of), columns, rows });
    }
    case "sales": {
      const rows = (await salesOn(ctx, fair.id, day)).map((one) => ({ ...one, booths: one.booths.join(", ") }));
      const columns = [...exhibitorColumns(), ...salesColumns()];
      return file(`doanh-so-${day}`, { sheet: m.days_sales(), title: m.days_sales_of(of), columns, rows });
    }
    case "incidents": {
      const rows = (await incidentsOf(ctx, fair.id, { state })).map((one) => ({
        ...one,
        at: formatDateTime(one.at),
        kind: incidentKindName(one.kind),
        severity: incidentSeverityName(one.severity),
        resolvedAt: one.resolvedAt ? formatDateTime(one.resolvedAt) : "",
      }));
      const sheet = m.days_incidents();
      return file(`su-co-${state}`, { sheet, title: sheet, columns: incidentColumns(), rows });
    }
  }
}

interface Shown<Row> {
  readonly sheet: string;
  readonly title: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: readonly Row[];
}

async function visitRows(ctx: Context, fairId: string, day: PlainDate) {
  const [gates, hours] = await Promise.all([gatesEver(ctx, fairId), visitsOn(ctx, fairId, day)]);
  const names = new Map(gates.map(({ id, name }) => [id, name]));
  return hours.map(({ hour, gateId, scanned, counted }) => ({
    hour: `${String(hour).padStart(2, "0")}h`,
    gate: names.get(gateId) ?? "",
    scanned,
    counted,
    all: scanned + counted,
  }));
}

const visitColumns = () =>
  [
    { key: "hour", header: m.days_hour(), width: 8, kind: "text" },
    { key: "gate", header: m.days_gate(), width: 26, kind: "text" },
    { key: "scanned", header: m.days_scanned(), width: 14, kind: "integer" },
    { key: "counted", header: m.days_counted(), width: 14, kind: "integer" },
    { key: "all", header: m.days_visitors(), width: 14, kind: "integer" },
  ] as const;

const exhibitorColumns = () =>
  [
    { key: "booths", header: m.days_booths(), width: 16, kind: "text" },
    { key: "number", header: m.days_number(), width: 14, kind: "text" },
    { key: "signName", header: m.days_kind_exhibitor(), width: 36, kind: "text" },
    { key: "provinceName", header: m.days_province(), width: 20, kind: "text" },
  ] as const;

const presenceColumns = () =>
  [
    { key: "firstAt", header: m.days_came_at(), width: 14, kind: "text" },
    { key: "inside", header: m.days_inside(), width: 14, kind: "integer" },
    { key: "passes", header: m.days_passes(), width: 12, kind: "integer" },
    { key: "contactPhone", header: m.days_phone(), width: 16, kind: "text" },
  ] as const;

const salesColumns = () =>
  [
    { key: "revenue", header: m.days_revenue(), width: 20, kind: "money" },
    { key: "orders", header: m.days_orders(), width: 12, kind: "integer" },
    { key: "contracts", header: m.days_contracts(), width: 12, kind: "integer" },
    { key: "contractValue", header: m.days_contract_value(), width: 20, kind: "money" },
  ] as const;

const incidentColumns = () =>
  [
    { key: "at", header: m.days_when(), width: 26, kind: "text" },
    { key: "place", header: m.days_place(), width: 20, kind: "text" },
    { key: "kind", header: m.days_incident_kind(), width: 16, kind: "text" },
    { key: "severity", header: m.days_severity(), width: 14, kind: "text" },
    { key: "text", header: m.days_incident_text(), width: 50, kind: "text" },
    { key: "exhibitor", header: m.days_kind_exhibitor(), width: 30, kind: "text" },
    { key: "reportedBy", header: m.days_reported_by(), width: 24, kind: "text" },
    { key: "resolvedAt", header: m.days_resolved_at(), width: 26, kind: "text" },
    { key: "resolution", header: m.days_resolution(), width: 50, kind: "text" },
  ] as const;

/** Visitors who want to hear from an exhibitor, for the exhibitor alone; what was erased is left out. Throws "not_found" to others. */
export async function leadListFile(ctx: Context, applicationId: string, format: ListFormat): Promise<ListFile> {
  const { application, fair } = await exhibitorAtFair(ctx, applicationId);
  const rows = (await leadsOf(ctx, application.id))
    .filter((lead) => lead.erasedAt === null)
    .map((lead) => ({ ...lead, notedAt: formatDateTime(lead.notedAt), consentAt: formatDateTime(lead.consentAt) }));
  const columns = [
    { key: "name", header: m.days_lead_name(), width: 30, kind: "text" },
    { key: "contact", header: m.days_contact(), width: 30, kind: "text" },
    { key: "interest", header: m.days_interest(), width: 50, kind: "text" },
    { key: "notedAt", header: m.days_noted_at(), width: 26, kind: "text" },
    { key: "consentAt", header: m.days_consent_at(), width: 26, kind: "text" },
  ] as const;
  const titleLines = [m.days_leads(), application.signName, nameInLanguage(fair)];
  const list = { sheet: m.days_leads(), titleLines, columns, rows };
  return listFile(`${application.number ?? application.id}-khach-quan-tam`, list, format);
}
