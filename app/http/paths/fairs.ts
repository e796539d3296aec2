import { part, query } from "./query";

/** A fair as anyone sees it, and setting it up. */
export const fairsPaths = {
  fairs: () => "/fairs",
  fair: (slug: string) => `/fairs/${part(slug)}`,
  fairProgramme: (slug: string) => `/fairs/${part(slug)}/programme.ics`,
  fairExhibitors: (slug: string, values?: { q?: string }) => `/fairs/${part(slug)}/exhibitors${query(values)}`,
  /** Its plan with one booth pointed out, and scrolled to. */
  fairBooth: (slug: string, code: string) => `/fairs/${part(slug)}?booth=${part(code)}#booth-${part(code)}`,
  organiserFairs: () => "/organiser/fairs",
  organiserFair: (slug: string) => `/organiser/fairs/${part(slug)}`,
  organiserNewFair: () => "/organiser/fairs/new",
  organiserFairSetup: (
    slug: string,
    step: "identity" | "deadlines" | "prices" | "terms" | "quotas" | "programme" | "budget",
  ) => `/organiser/fairs/${part(slug)}/${step}`,
  organiserFairEvent: (slug: string, id: string) => `/organiser/fairs/${part(slug)}/programme/${part(id)}`,
  organiserFairEventCancellation: (slug: string, id: string) =>
    `/organiser/fairs/${part(slug)}/programme/${part(id)}/cancellation`,
  organiserFairBudgetItem: (slug: string, id: string) => `/organiser/fairs/${part(slug)}/budget/${part(id)}`,
  organiserFairBudgetItemRemoval: (slug: string, id: string) =>
    `/organiser/fairs/${part(slug)}/budget/${part(id)}/removal`,
  organiserFairPublication: (slug: string) => `/organiser/fairs/${part(slug)}/publication`,
  organiserFairPostponement: (slug: string) => `/organiser/fairs/${part(slug)}/postponement`,
  organiserFairCancellation: (slug: string) => `/organiser/fairs/${part(slug)}/cancellation`,
  organiserFairRestoration: (slug: string) => `/organiser/fairs/${part(slug)}/restoration`,
  organiserFairWithdrawal: (slug: string) => `/organiser/fairs/${part(slug)}/publication/withdrawal`,
} as const;
