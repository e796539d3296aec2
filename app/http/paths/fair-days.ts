import { part, type Query, query } from "./query";

/** The days of a fair: gates, passes, sales, leads and incidents. */
export const fairDaysPaths = {
  gates: () => "/gate",
  gate: (slug: string, values?: { gate?: string; direction?: string; nonce?: string }) =>
    `/gate/${part(slug)}${query(values)}`,
  gatePack: (slug: string) => `/gate/${part(slug)}/pack.json`,
  gateSync: (slug: string) => `/gate/${part(slug)}/sync`,
  gateCounts: (slug: string) => `/gate/${part(slug)}/counts`,
  organiserFairDays: (slug: string, values?: { day?: string }) => `/organiser/fairs/${part(slug)}/days${query(values)}`,
  organiserFairGates: (slug: string) => `/organiser/fairs/${part(slug)}/days/gates`,
  organiserFairGate: (slug: string, gate: string) => `/organiser/fairs/${part(slug)}/days/gates/${part(gate)}`,
  organiserFairGateRetirement: (slug: string, gate: string) =>
    `/organiser/fairs/${part(slug)}/days/gates/${part(gate)}/retirement`,
  organiserFairGatekeepers: (slug: string) => `/organiser/fairs/${part(slug)}/days/gatekeepers`,
  organiserFairGatekeeperEnd: (slug: string, id: string) =>
    `/organiser/fairs/${part(slug)}/days/gatekeepers/${part(id)}/end`,
  organiserFairDaySettings: (slug: string) => `/organiser/fairs/${part(slug)}/days/settings`,
  organiserFairPasses: (slug: string, values?: Query) => `/organiser/fairs/${part(slug)}/days/passes${query(values)}`,
  organiserFairIncidents: (slug: string, values?: { state?: string }) =>
    `/organiser/fairs/${part(slug)}/days/incidents${query(values)}`,
  organiserFairIncidentResolution: (slug: string, id: string) =>
    `/organiser/fairs/${part(slug)}/days/incidents/${part(id)}/resolution`,
  organiserFairSales: (slug: string, values?: { day?: string }) =>
    `/organiser/fairs/${part(slug)}/days/sales${query(values)}`,
  organiserFairDayList: (
    slug: string,
    list: "visits" | "presence" | "sales" | "incidents",
    format: "csv" | "xlsx",
    values?: { day?: string; state?: string },
  ) => `/organiser/fairs/${part(slug)}/days/lists/${list}/${format}${query(values)}`,
  applicationDays: (id: string) => `/applications/${part(id)}/days`,
  applicationStaffPasses: (id: string) => `/applications/${part(id)}/days/passes`,
  applicationSales: (id: string, day: string) => `/applications/${part(id)}/days/sales/${part(day)}`,
  applicationLeads: (id: string) => `/applications/${part(id)}/days/leads`,
  applicationLeadScan: (id: string, values?: { code?: string }) =>
    `/applications/${part(id)}/days/leads/scan${query(values)}`,
  applicationLeadSync: (id: string) => `/applications/${part(id)}/days/leads/sync`,
  applicationLeadRemoval: (id: string, lead: string) => `/applications/${part(id)}/days/leads/${part(lead)}/removal`,
  applicationLeadList: (id: string, format: "csv" | "xlsx") => `/applications/${part(id)}/days/leads/${format}`,
  applicationIncidents: (id: string) => `/applications/${part(id)}/days/incidents`,
  fairVisitorPass: (slug: string) => `/fairs/${part(slug)}/pass`,
  pass: (code: string) => `/passes/${part(code)}`,
  passQr: (code: string) => `/passes/${part(code)}/qr.svg`,
  passForgetting: (code: string) => `/passes/${part(code)}/forgetting`,
  passRevocation: (id: string) => `/fair-passes/${part(id)}/revocation`,
} as const;
