import { part, type Query, query } from "./query";

/** Applications to a fair, at the applicant's and at the organiser's. */
export const applicationsPaths = {
  applications: () => "/applications",
  newApplication: (values?: { fair?: string }) => `/applications/new${query(values)}`,
  application: (id: string, values?: { step?: string; stay?: "yes" }) => `/applications/${part(id)}${query(values)}`,
  applicationSaving: (id: string, step: string) => `/applications/${part(id)}/steps/${part(step)}`,
  /** The lines of an application: one of them, or many at once. */
  applicationLines: (id: string, list: "goods" | "exhibitors") => `/applications/${part(id)}/${list}`,
  applicationPaste: (id: string, list: "goods" | "exhibitors") => `/applications/${part(id)}/${list}/list`,
  applicationLine: (id: string, list: "goods" | "exhibitors", line: string) =>
    `/applications/${part(id)}/${list}/${part(line)}`,
  applicationLineRemoval: (id: string, list: "goods" | "exhibitors", line: string) =>
    `/applications/${part(id)}/${list}/${part(line)}/removal`,
  /** What stands on its board, once it was accepted. */
  applicationSign: (id: string) => `/applications/${part(id)}/sign`,
  applicationSubmission: (id: string) => `/applications/${part(id)}/submission`,
  applicationWithdrawal: (id: string) => `/applications/${part(id)}/withdrawal`,
  organiserApplications: (slug: string, values?: Query) =>
    `/organiser/fairs/${part(slug)}/applications${query(values)}`,
  organiserApplicationList: (slug: string, format: "csv" | "xlsx", values?: Query) =>
    `/organiser/fairs/${part(slug)}/applications/list/${format}${query(values)}`,
  organiserAcceptance: (slug: string, values?: Query) =>
    `/organiser/fairs/${part(slug)}/applications/acceptance${query(values)}`,
  organiserApplication: (slug: string, number: string) => `/organiser/fairs/${part(slug)}/applications/${part(number)}`,
  organiserApplicationAct: (
    slug: string,
    number: string,
    act: "acceptance" | "request" | "request/withdrawal" | "waiting" | "refusal" | "undoing" | "grant" | "priority",
  ) => `/organiser/fairs/${part(slug)}/applications/${part(number)}/${act}`,
} as const;
