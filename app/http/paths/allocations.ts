import { part, type Query, query } from "./query";

/** Proposals that share out booths. */
export const allocationsPaths = {
  organiserAllocation: (slug: string) => `/organiser/fairs/${part(slug)}/allocation`,
  organiserAllocationLocks: (slug: string, values?: { booth?: string }) =>
    `/organiser/fairs/${part(slug)}/allocation/locks${query(values)}`,
  organiserAllocationUnlock: (slug: string, booth: string) =>
    `/organiser/fairs/${part(slug)}/allocation/locks/${part(booth)}/removal`,
  organiserAllocationPairs: (slug: string) => `/organiser/fairs/${part(slug)}/allocation/pairs`,
  organiserAllocationUnpair: (slug: string, pair: string) =>
    `/organiser/fairs/${part(slug)}/allocation/pairs/${part(pair)}/removal`,
  organiserAllocationRun: (slug: string, number: number, values?: Query) =>
    `/organiser/fairs/${part(slug)}/allocation/${number}${query(values)}`,
  organiserAllocationAct: (slug: string, number: number, act: "cancellation" | "adoption" | "discarding") =>
    `/organiser/fairs/${part(slug)}/allocation/${number}/${act}`,
} as const;
