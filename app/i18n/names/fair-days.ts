import { m } from "~/i18n/paraglide/messages";
import type { IncidentKind, IncidentSeverity, PassKind, ScanVerdict } from "~/lib/vocabulary";
import { speak } from "./speak";

export const passKindName = /* @__PURE__ */ speak<PassKind>({
  exhibitor: m.days_kind_exhibitor,
  visitor: m.days_kind_visitor,
  guest: m.days_kind_guest,
  staff: m.days_kind_staff,
  organiser: m.days_kind_organiser,
});

export const scanVerdictName = /* @__PURE__ */ speak<ScanVerdict>({
  admitted: m.days_verdict_admitted,
  already_in: m.days_verdict_already_in,
  wrong_gate: m.days_verdict_wrong_gate,
  wrong_day: m.days_verdict_wrong_day,
  revoked: m.days_verdict_revoked,
  unknown: m.days_verdict_unknown,
});

export const incidentKindName = /* @__PURE__ */ speak<IncidentKind>({
  safety: m.days_incident_safety,
  fire: m.days_incident_fire,
  health: m.days_incident_health,
  security: m.days_incident_security,
  lost_property: m.days_incident_lost_property,
  technical: m.days_incident_technical,
  other: m.days_incident_other,
});

export const incidentSeverityName = /* @__PURE__ */ speak<IncidentSeverity>({
  low: m.days_severity_low,
  serious: m.days_severity_serious,
  critical: m.days_severity_critical,
});
