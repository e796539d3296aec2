import { part, type Query, query } from "./query";

/** Scoring schemes and their drafts. */
export const schemesPaths = {
  organiserSchemes: () => "/organiser/schemes",
  organiserScheme: (code: string) => `/organiser/schemes/${part(code)}`,
  organiserSchemeCopy: (code: string) => `/organiser/schemes/${part(code)}/copy`,
  organiserSchemeVersion: (code: string, version: number) => `/organiser/schemes/${part(code)}/versions/${version}`,
  organiserSchemeChanges: (code: string, values?: Query) => `/organiser/schemes/${part(code)}/changes${query(values)}`,
  organiserSchemeDraft: (code: string) => `/organiser/schemes/${part(code)}/draft`,
  organiserSchemeSection: (code: string, section: string) => `/organiser/schemes/${part(code)}/draft/${section}`,
  organiserSchemeBands: (code: string, criterion: string) =>
    `/organiser/schemes/${part(code)}/draft/criteria/${part(criterion)}`,
  organiserSchemeSimulation: (code: string, values?: { round?: string }) =>
    `/organiser/schemes/${part(code)}/draft/simulation${query(values)}`,
  organiserSchemePublication: (code: string) => `/organiser/schemes/${part(code)}/draft/publication`,
  organiserSchemeRemoval: (code: string) => `/organiser/schemes/${part(code)}/draft/removal`,
} as const;
