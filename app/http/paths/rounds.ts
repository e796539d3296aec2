import { part, type Query, query } from "./query";

/** Setting up a round and moving it on. */
export const roundsPaths = {
  organiser: () => "/organiser",
  organiserNewRound: (values?: { scheme?: string }) => `/organiser/rounds/new${query(values)}`,
  organiserRound: (slug: string) => `/organiser/rounds/${part(slug)}`,
  organiserRoundRules: (slug: string) => `/organiser/rounds/${part(slug)}/rules`,
  organiserRulesSection: (slug: string, section: string) => `/organiser/rounds/${part(slug)}/rules/${section}`,
  organiserRulesBands: (slug: string, criterion: string) =>
    `/organiser/rounds/${part(slug)}/rules/criteria/${part(criterion)}`,
  organiserRulesChanges: (slug: string) => `/organiser/rounds/${part(slug)}/rules/changes`,
  organiserRulesSimulation: (slug: string) => `/organiser/rounds/${part(slug)}/rules/simulation`,
  organiserRulesReopening: (slug: string) => `/organiser/rounds/${part(slug)}/rules/reopening`,
  organiserReopeningStart: (slug: string) => `/organiser/rounds/${part(slug)}/rules/reopening/start`,
  organiserReopeningRemoval: (slug: string) => `/organiser/rounds/${part(slug)}/rules/reopening/removal`,
  organiserRoundIdentity: (slug: string) => `/organiser/rounds/${part(slug)}/identity`,
  organiserRoundAgencies: (slug: string) => `/organiser/rounds/${part(slug)}/agencies`,
  organiserRoundCopy: (slug: string) => `/organiser/rounds/${part(slug)}/copy`,
  organiserCalibration: (slug: string) => `/organiser/rounds/${part(slug)}/calibration`,
  organiserComparison: (slug: string, anchor: string, values?: Query) =>
    `/organiser/rounds/${part(slug)}/calibration/${part(anchor)}${query(values)}`,
  organiserFrame: (slug: string) => `/organiser/rounds/${part(slug)}/frame`,
  organiserRoundOpening: (slug: string) => `/organiser/rounds/${part(slug)}/opening`,
  organiserRoundCancellation: (slug: string) => `/organiser/rounds/${part(slug)}/cancellation`,
  organiserRoundPhase: (slug: string, values?: { to?: string }) =>
    `/organiser/rounds/${part(slug)}/phase${query(values)}`,
  organiserRoundTerritory: (slug: string) => `/organiser/rounds/${part(slug)}/territory`,
  organiserRoundTimetable: (slug: string, values?: { from?: string }) =>
    `/organiser/rounds/${part(slug)}/timetable${query(values)}`,
} as const;
