import { part, type Query, query } from "./query";

/** What follows a decision: release, papers, certificates and forwarding. */
export const decisionsPaths = {
  organiserDecision: (slug: string) => `/organiser/rounds/${part(slug)}/decision`,
  organiserDecisionAct: (slug: string, id: string, act: "release" | "withdrawal") =>
    `/organiser/rounds/${part(slug)}/decision/${part(id)}/${act}`,
  organiserPapersOfRelease: (slug: string, values?: { decision?: string | undefined }) =>
    `/organiser/rounds/${part(slug)}/papers${query(values)}`,
  organiserListLayout: (slug: string) => `/organiser/rounds/${part(slug)}/papers/lists`,
  organiserDecisionLetter: (slug: string, values?: { decision?: string | undefined }) =>
    `/organiser/rounds/${part(slug)}/papers/letter${query(values)}`,
  organiserReleasePaper: (slug: string, paper: string, format: string, values?: Query) =>
    `/organiser/rounds/${part(slug)}/papers/${part(paper)}/${part(format)}${query(values)}`,
  organiserDecisionPreview: (slug: string, id: string, values?: { template?: string | undefined }) =>
    `/organiser/rounds/${part(slug)}/decision/${part(id)}/preview.pdf${query(values)}`,
  organiserCertificates: (slug: string, id: string) =>
    `/organiser/rounds/${part(slug)}/decision/${part(id)}/certificates`,
  organiserPrintRun: (slug: string, id: string, run: string, act: "file" | "cancellation") =>
    `/organiser/rounds/${part(slug)}/decision/${part(id)}/certificates/${part(run)}/${act}`,
  organiserDecisionList: (slug: string, id: string, format: "csv" | "xlsx" | "docx" | "pdf" | "json") =>
    `/organiser/rounds/${part(slug)}/decision/${part(id)}/list/${format}`,
  organiserForwarding: (slug: string, values?: { to?: string }) =>
    `/organiser/rounds/${part(slug)}/forwarding${query(values)}`,
  organiserTakingBack: (slug: string, nominationId: string) =>
    `/organiser/rounds/${part(slug)}/forwarding/${part(nominationId)}/withdrawal`,
  organiserIncoming: (slug: string) => `/organiser/rounds/${part(slug)}/incoming`,
  organiserSummaryList: (slug: string, direction: "forwarding" | "incoming", format: "csv" | "xlsx" | "docx" | "pdf") =>
    `/organiser/rounds/${part(slug)}/${direction}/list/${format}`,
} as const;
