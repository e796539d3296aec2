import { part, query } from "./query";

/** The report of a fair and its survey. */
export const fairReportsPaths = {
  organiserFairReport: (slug: string) => `/organiser/fairs/${part(slug)}/report`,
  organiserFairReportFile: (slug: string, format: "xlsx" | "docx") =>
    `/organiser/fairs/${part(slug)}/report/file/${format}`,
  organiserFairReportClosing: (slug: string) => `/organiser/fairs/${part(slug)}/report/closing`,
  organiserFairReportReopening: (slug: string) => `/organiser/fairs/${part(slug)}/report/reopening`,
  organiserNewEarlierFair: (slug: string) => `/organiser/fairs/${part(slug)}/report/earlier/new`,
  organiserEarlierFairRemoval: (slug: string, id: string) =>
    `/organiser/fairs/${part(slug)}/report/earlier/${part(id)}/removal`,
  organiserFairFigures: (values?: { agency?: string }) => `/organiser/fairs/figures${query(values)}`,
  organiserFairFigureList: (list: "years" | "fairs", format: "csv" | "xlsx", values?: { agency?: string }) =>
    `/organiser/fairs/figures/lists/${list}/${format}${query(values)}`,
  organiserNewFairTarget: (values?: { agency?: string }) => `/organiser/fairs/figures/targets/new${query(values)}`,
  organiserFairTargetRemoval: (id: string) => `/organiser/fairs/figures/targets/${part(id)}/removal`,
  organiserNewRecordedFair: (values?: { agency?: string }) => `/organiser/fairs/figures/recorded/new${query(values)}`,
  organiserRecordedFairRemoval: (id: string) => `/organiser/fairs/figures/recorded/${part(id)}/removal`,
  fairSurvey: (slug: string) => `/fairs/${part(slug)}/survey`,
  applicationSurvey: (id: string) => `/applications/${part(id)}/survey`,
} as const;
