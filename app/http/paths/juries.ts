import { part, type Query, query } from "./query";

/** The jury of a round, its conflicts and what is blacked out for it. */
export const juriesPaths = {
  organiserRedactions: (slug: string, values?: Query) => `/organiser/rounds/${part(slug)}/redactions${query(values)}`,
  organiserRedaction: (slug: string, nomination: string) =>
    `/organiser/rounds/${part(slug)}/redactions/${part(nomination)}`,
  organiserRedactionRelease: (slug: string, nomination: string) =>
    `/organiser/rounds/${part(slug)}/redactions/${part(nomination)}/release`,
  organiserConflicts: (slug: string) => `/organiser/rounds/${part(slug)}/conflicts`,
  organiserConflictsReminder: (slug: string) => `/organiser/rounds/${part(slug)}/conflicts/reminder`,
  organiserRecusalLifting: (slug: string, seat: string, entry: string) =>
    `/organiser/rounds/${part(slug)}/conflicts/${part(seat)}/${part(entry)}/lifting`,
  organiserHintDismissal: (slug: string, seat: string, entry: string, kind: string) =>
    `/organiser/rounds/${part(slug)}/conflicts/${part(seat)}/${part(entry)}/hints/${part(kind)}`,
  organiserJury: (slug: string) => `/organiser/rounds/${part(slug)}/jury`,
  organiserJuror: (slug: string, appointmentId: string) =>
    `/organiser/rounds/${part(slug)}/jury/${part(appointmentId)}/end`,
  organiserJurySeat: (slug: string, appointmentId: string) =>
    `/organiser/rounds/${part(slug)}/jury/${part(appointmentId)}`,
  organiserSubstitution: (slug: string, appointmentId: string) =>
    `/organiser/rounds/${part(slug)}/jury/${part(appointmentId)}/substitution`,
  organiserJuryPlan: (slug: string, values?: { way: string; perEntry: number | null }) =>
    `/organiser/rounds/${part(slug)}/jury/plan${query(values)}`,
  organiserJuryEntries: (slug: string, values?: { show: "few" | undefined }) =>
    `/organiser/rounds/${part(slug)}/jury/entries${query(values)}`,
  organiserJuryEntry: (slug: string, nominationId: string) =>
    `/organiser/rounds/${part(slug)}/jury/entries/${part(nominationId)}`,
  organiserJuryEntryRemoval: (slug: string, nominationId: string) =>
    `/organiser/rounds/${part(slug)}/jury/entries/${part(nominationId)}/removal`,
  organiserJuryLinks: (slug: string) => `/organiser/rounds/${part(slug)}/jury/links`,
} as const;
