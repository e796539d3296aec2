import { part } from "./query";

/** Sheets that are filled in on paper, and their files. */
export const paperSheetsPaths = {
  organiserPaper: (slug: string) => `/organiser/rounds/${part(slug)}/paper`,
  organiserPaperSettings: (slug: string) => `/organiser/rounds/${part(slug)}/paper/settings`,
  organiserPaperPrints: (slug: string) => `/organiser/rounds/${part(slug)}/paper/prints`,
  organiserPaperPrint: (slug: string, id: string) => `/organiser/rounds/${part(slug)}/paper/prints/${part(id)}.pdf`,
  organiserPaperWorkbooks: (slug: string) => `/organiser/rounds/${part(slug)}/paper/workbooks`,
  organiserPaperWorkbook: (slug: string, id: string) =>
    `/organiser/rounds/${part(slug)}/paper/workbooks/${part(id)}.xlsx`,
  organiserPaperFile: (slug: string, id: string) => `/organiser/rounds/${part(slug)}/paper/files/${part(id)}`,
  organiserPaperFileDiscarding: (slug: string, id: string) =>
    `/organiser/rounds/${part(slug)}/paper/files/${part(id)}/discarding`,
  organiserPaperSheet: (slug: string, code: string) => `/organiser/rounds/${part(slug)}/paper/${part(code)}`,
  organiserPaperResolution: (slug: string, code: string) =>
    `/organiser/rounds/${part(slug)}/paper/${part(code)}/resolution`,
  organiserPaperWithdrawal: (slug: string, code: string) =>
    `/organiser/rounds/${part(slug)}/paper/${part(code)}/withdrawal`,
} as const;
