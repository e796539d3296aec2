import { part, query } from "./query";

/** The council of a round: meetings, motions, its list and the tally. */
export const councilsPaths = {
  organiserCouncil: (slug: string) => `/organiser/rounds/${part(slug)}/council`,
  organiserCouncilSeat: (slug: string, seatId: string) => `/organiser/rounds/${part(slug)}/council/${part(seatId)}/end`,
  organiserMeetings: (slug: string) => `/organiser/rounds/${part(slug)}/meetings`,
  organiserNewMeeting: (slug: string) => `/organiser/rounds/${part(slug)}/meetings/new`,
  organiserMeeting: (slug: string, number: number) => `/organiser/rounds/${part(slug)}/meetings/${number}`,
  organiserMeetingAct: (
    slug: string,
    number: number,
    act: "attendance" | "opening" | "closing" | "notes" | "edit" | "cancellation" | "adjournment",
  ) => `/organiser/rounds/${part(slug)}/meetings/${number}/${act}`,
  organiserMinutes: (slug: string, number: number, format: "docx" | "pdf") =>
    `/organiser/rounds/${part(slug)}/meetings/${number}/minutes.${format}`,
  organiserNewMotion: (slug: string, number: number, values?: { kind?: string }) =>
    `/organiser/rounds/${part(slug)}/meetings/${number}/motions/new${query(values)}`,
  organiserMotion: (slug: string, number: number, motion: number) =>
    `/organiser/rounds/${part(slug)}/meetings/${number}/motions/${motion}`,
  organiserMotionClosing: (slug: string, number: number, motion: number) =>
    `/organiser/rounds/${part(slug)}/meetings/${number}/motions/${motion}/closing`,
  organiserList: (slug: string) => `/organiser/rounds/${part(slug)}/list`,
  organiserListProposal: (slug: string) => `/organiser/rounds/${part(slug)}/list/proposal`,
  organiserVerdicts: (slug: string, values?: { entry?: string | readonly string[] }) =>
    `/organiser/rounds/${part(slug)}/list/verdicts${query(values)}`,
  organiserNewSet: (slug: string, values?: { entry?: string | readonly string[] }) =>
    `/organiser/rounds/${part(slug)}/list/sets/new${query(values)}`,
  organiserSetUndoing: (slug: string, id: string) => `/organiser/rounds/${part(slug)}/list/sets/${part(id)}/undoing`,
  organiserExpectedList: (slug: string) => `/organiser/rounds/${part(slug)}/list/expected`,
  organiserTally: (slug: string) => `/organiser/rounds/${part(slug)}/tally`,
  organiserReliability: (slug: string) => `/organiser/rounds/${part(slug)}/reliability`,
  organiserReliabilityTable: (slug: string, table: "figures" | "jurors" | "entries" | "hints" | "rasch") =>
    `/organiser/rounds/${part(slug)}/reliability/${table}.csv`,
} as const;
