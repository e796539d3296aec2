import type { FieldMetadata } from "@conform-to/react";
import type { TimetableFields as TimetableSchema } from "~/domain/rounds/forms";
import { isOnlyAnnounced, type PhaseSpan, timetableOf } from "~/domain/rounds/rules";
import type { TimetableDays } from "~/domain/rounds/timetables";
import { formatTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import type { PhaseKind } from "~/lib/vocabulary";
import { DateField, TextField } from "~/ui/primitives/fields";

type DateName = keyof (typeof TimetableSchema)["shape"];
// biome-ignore lint/suspicious/noExplicitAny: a field of whichever form holds these; its schema types it there
export type TimetableFieldSet = Readonly<Record<DateName, FieldMetadata<any, any, string[]>>>;

/** Offices close. */
const USUAL_HOUR = "17h00";

/** What the fields show for dates already set: days and the hour in Vietnam. */
export function timetableDefaults(phases: readonly PhaseSpan[]): Partial<Record<DateName, string>> {
  const timetable = timetableOf(phases);
  if (!timetable) return { nominationClosesTime: USUAL_HOUR };
  const day = (at: Date | null) => (at ? todayInVietnam(at) : undefined);
  return {
    nominationOpensOn: day(timetable.nominationOpensAt),
    nominationClosesOn: day(timetable.nominationClosesAt),
    nominationClosesTime: formatTime(timetable.nominationClosesAt),
    scoringOn: day(timetable.scoringAt),
    councilOn: day(timetable.councilAt),
    expectedListOn: day(timetable.expectedListAt),
    decisionOn: day(timetable.decisionAt),
  };
}

/** What the fields show for a suggestion. */
export function suggestedDefaults(days: TimetableDays): Partial<Record<DateName, string>> {
  return {
    nominationOpensOn: days.nominationOpensAt ?? undefined,
    nominationClosesOn: days.nominationClosesAt ?? undefined,
    nominationClosesTime: USUAL_HOUR,
    scoringOn: days.scoringAt ?? undefined,
    councilOn: days.councilAt ?? undefined,
    expectedListOn: days.expectedListAt ?? undefined,
    decisionOn: days.decisionAt ?? undefined,
  };
}

/** The dates of an open round that have happened. */
export function pastDates(phases: readonly PhaseSpan[], now: Date): DateName[] {
  const begun = (kind: PhaseKind) =>
    phases.some((phase) => phase.kind === kind && !isOnlyAnnounced(phase) && phase.opensAt <= now);
  const isOver = (timetableOf(phases)?.nominationClosesAt ?? now) <= now;
  const names: (DateName | false)[] = [
    begun("nomination") && "nominationOpensOn",
    isOver && "nominationClosesOn",
    isOver && "nominationClosesTime",
    begun("scoring") && "scoringOn",
    begun("council") && "councilOn",
    begun("expected_list") && "expectedListOn",
    begun("decision") && "decisionOn",
  ];
  return names.filter((name) => name !== false);
}

/** Names for the list of errors on top of a form. */
export function timetableLabels(): Record<DateName, string> {
  return {
    nominationOpensOn: m.rounds_field_nomination_opens(),
    nominationClosesOn: m.rounds_field_nomination_closes(),
    nominationClosesTime: m.rounds_field_nomination_time(),
    scoringOn: m.rounds_field_scoring(),
    councilOn: m.rounds_field_council(),
    expectedListOn: m.rounds_field_expected_list(),
    decisionOn: m.rounds_field_decision(),
  };
}

interface TimetableFieldsProps {
  readonly fields: TimetableFieldSet;
  /** Shown, and no longer changed. */
  readonly past?: readonly DateName[];
}

export function TimetableFields({ fields, past = [] }: TimetableFieldsProps) {
  const labels = timetableLabels();
  const date = (name: DateName) => (
    <DateField
      field={fields[name]}
      label={labels[name]}
      readOnly={past.includes(name)}
      hint={past.includes(name) ? m.rounds_timetable_past() : null}
    />
  );
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      {date("nominationOpensOn")}
      <div className="grid grid-cols-[1fr_7rem] items-start gap-3">
        {date("nominationClosesOn")}
        <TextField
          field={fields.nominationClosesTime}
          label={labels.nominationClosesTime}
          readOnly={past.includes("nominationClosesTime")}
          autoComplete="off"
        />
      </div>
      {date("scoringOn")}
      {date("councilOn")}
      {date("expectedListOn")}
      {date("decisionOn")}
    </div>
  );
}
