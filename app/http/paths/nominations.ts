import { part, type Query, query } from "./query";

/** Support team: what was sent to a round. */
export const nominationsPaths = {
  organiserNominations: (slug: string, values?: Query) => `/organiser/rounds/${part(slug)}/nominations${query(values)}`,
  organiserBulk: (slug: string, act: "assignment" | "admission" | "request", values?: Query) =>
    `/organiser/rounds/${part(slug)}/nominations/${act}${query(values)}`,
  organiserSamples: (slug: string, values?: Query) =>
    `/organiser/rounds/${part(slug)}/nominations/samples${query(values)}`,
  organiserNomination: (id: string, values?: Query) => `/organiser/nominations/${part(id)}${query(values)}`,
  organiserNominationAct: (
    id: string,
    act:
      | "admission"
      | "admission/undoing"
      | "refusal"
      | "refusal/undoing"
      | "request"
      | "assignment"
      | "checks"
      | "completion"
      | "papers-day",
    values?: Query,
  ) => `/organiser/nominations/${part(id)}/${act}${query(values)}`,
  organiserNominationSample: (id: string) => `/organiser/nominations/${part(id)}/sample`,
  organiserNominationDossier: (id: string, format: "zip" | "pdf") =>
    `/organiser/nominations/${part(id)}/dossier.${format}`,
  organiserDesk: (slug: string) => `/organiser/rounds/${part(slug)}/desk`,
} as const;
