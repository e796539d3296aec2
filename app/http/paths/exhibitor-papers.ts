import type { FairPaper, FairPaperFormat } from "~/lib/vocabulary";
import { part, query } from "./query";

/** Lists, letters, the manual and messages of a fair. */
export const exhibitorPapersPaths = {
  organiserFairPapers: (slug: string, values?: { since?: string }) =>
    `/organiser/fairs/${part(slug)}/papers${query(values)}`,
  organiserFairList: (
    slug: string,
    paper: FairPaper,
    format: FairPaperFormat,
    values?: { since?: string; only?: string },
  ) => `/organiser/fairs/${part(slug)}/papers/${paper}/${format}${query(values)}`,
  organiserFairLetters: (slug: string) => `/organiser/fairs/${part(slug)}/papers/letters`,
  organiserFairLettersFile: (slug: string) => `/organiser/fairs/${part(slug)}/papers/letters.pdf`,
  /** Where all letters are drawn into one file. */
  organiserFairLettersPrinting: (slug: string) => `/organiser/fairs/${part(slug)}/papers/letters/printing`,
  organiserFairLetterTexts: (slug: string) => `/organiser/fairs/${part(slug)}/papers/letters/texts`,
  organiserFairLettersIssuing: (slug: string, values?: { only?: string }) =>
    `/organiser/fairs/${part(slug)}/papers/letters/issuing${query(values)}`,
  organiserFairLetter: (slug: string, number: string, format: "pdf" | "docx", values?: { state?: "now" }) =>
    `/organiser/fairs/${part(slug)}/papers/letters/${part(number)}/${format}${query(values)}`,
  organiserFairManual: (slug: string) => `/organiser/fairs/${part(slug)}/papers/manual`,
  organiserFairManualFile: (slug: string, version: number) => `/organiser/fairs/${part(slug)}/papers/manual/${version}`,
  organiserFairMessages: (slug: string) => `/organiser/fairs/${part(slug)}/messages`,
  organiserFairNewMessage: (slug: string) => `/organiser/fairs/${part(slug)}/messages/new`,
  organiserFairMessage: (slug: string, id: string) => `/organiser/fairs/${part(slug)}/messages/${part(id)}`,
  organiserFairMessageAct: (slug: string, id: string, act: "sending" | "trial" | "removal") =>
    `/organiser/fairs/${part(slug)}/messages/${part(id)}/${act}`,
  applicationPapers: (id: string) => `/applications/${part(id)}/papers`,
  applicationLetter: (id: string) => `/applications/${part(id)}/papers/letter.pdf`,
  applicationManual: (id: string) => `/applications/${part(id)}/papers/manual`,
} as const;
