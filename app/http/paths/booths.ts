import { part, type Query, query } from "./query";

/** Booths, who has them, and the waiting list. */
export const boothsPaths = {
  applicationBooths: (id: string, values?: { booth?: string; over?: string }) =>
    `/applications/${part(id)}/booths${query(values)}`,
  applicationBoothStamp: (id: string) => `/applications/${part(id)}/booths/stamp`,
  applicationBoothAct: (id: string, claim: string, act: "confirmation" | "release" | "refusal" | "return") =>
    `/applications/${part(id)}/booths/${part(claim)}/${act}`,
  applicationStands: (id: string) => `/applications/${part(id)}/booths/exhibitors`,
  applicationBoothsConfirmation: (id: string) => `/applications/${part(id)}/booths/confirmation`,
  applicationOffer: (id: string, act: "acceptance" | "refusal") => `/applications/${part(id)}/booths/offer/${act}`,
  organiserFairBooths: (slug: string, values?: Query) => `/organiser/fairs/${part(slug)}/booths${query(values)}`,
  organiserFairBoothStamp: (slug: string) => `/organiser/fairs/${part(slug)}/booths/stamp`,
  organiserFairBoothList: (slug: string, format: "csv" | "xlsx", values?: Query) =>
    `/organiser/fairs/${part(slug)}/booths/list/${format}${query(values)}`,
  organiserFairBooth: (
    slug: string,
    code: string,
    act: "reservation" | "vacancy" | "relocation" | "move" | "swap" | "block" | "unblocking" | "exhibitor",
    values?: { to?: string },
  ) => `/organiser/fairs/${part(slug)}/booths/${part(code)}/${act}${query(values)}`,
  organiserFairWaiting: (slug: string) => `/organiser/fairs/${part(slug)}/booths/waiting`,
  organiserFairOffer: (slug: string, application: string, act: "offer" | "withdrawal") =>
    `/organiser/fairs/${part(slug)}/booths/waiting/${part(application)}/${act}`,
  organiserFairOfferClock: (slug: string) => `/organiser/fairs/${part(slug)}/booths/waiting/clock`,
} as const;
