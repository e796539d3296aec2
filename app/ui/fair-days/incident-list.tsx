import type { ReactNode } from "react";
import { formatDateTime } from "~/i18n/formats";
import { incidentKindName, incidentSeverityName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { IncidentKind, IncidentSeverity } from "~/lib/vocabulary";
import { Card } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";

export interface Incident {
  readonly id: string;
  readonly at: Date;
  readonly place: string;
  readonly kind: IncidentKind;
  readonly severity: IncidentSeverity;
  readonly text: string;
  readonly exhibitor: string | null;
  readonly reportedBy: string;
  readonly resolvedAt: Date | null;
  readonly resolution: string | null;
}

const TONES = { low: "plain", serious: "wait", critical: "bad" } as const;

interface IncidentListProps {
  readonly incidents: readonly Incident[];
  act?(incident: Incident): ReactNode;
}

export function IncidentList({ incidents, act }: IncidentListProps) {
  return (
    <ul className="grid gap-4">
      {incidents.map((incident) => (
        <Card as="li" key={incident.id} className="grid gap-2">
          <p className="flex flex-wrap gap-2">
            <Tag tone={TONES[incident.severity]}>{incidentSeverityName(incident.severity)}</Tag>
            <Tag>{incidentKindName(incident.kind)}</Tag>
            {incident.resolvedAt && <Tag tone="ok">{m.days_resolved()}</Tag>}
          </p>
          <p className="font-semibold">
            {incident.place} · {formatDateTime(incident.at)}
          </p>
          <p className="whitespace-pre-line">{incident.text}</p>
          <p className="text-sm text-soft">{[incident.exhibitor, incident.reportedBy].filter(Boolean).join(" · ")}</p>
          {incident.resolution && (
            <p className="whitespace-pre-line border-l-4 border-line pl-4">
              {incident.resolution}
              <span className="block text-sm text-soft">{formatDateTime(incident.resolvedAt!)}</span>
            </p>
          )}
          {act?.(incident)}
        </Card>
      ))}
    </ul>
  );
}
