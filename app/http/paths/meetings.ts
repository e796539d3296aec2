import { part, query } from "./query";

const desk = (slug: string, session: string) => `/organiser/fairs/${part(slug)}/meetings/${part(session)}`;
const own = (id: string) => `/applications/${part(id)}/meetings`;
const page = (code: string) => `/meetings/${part(code)}`;
const request = (base: string, meeting: string) => `${base}/requests/${part(meeting)}`;

/** Supply-demand meetings of a fair: its organiser, its exhibitors, and buyers, who have no account but the code of their page. */
export const meetingsPaths = {
  fairMeetings: (slug: string, values?: { exhibitor?: string }) => `/fairs/${part(slug)}/meetings${query(values)}`,
  buyer: page,
  buyerExhibitors: (code: string, values?: { q?: string }) => `${page(code)}/exhibitors${query(values)}`,
  buyerCalendar: (code: string) => `${page(code)}/calendar.ics`,
  buyerForgetting: (code: string) => `${page(code)}/forgetting`,
  buyerAcceptance: (code: string, meeting: string) => `${request(page(code), meeting)}/acceptance`,
  buyerDeclining: (code: string, meeting: string) => `${request(page(code), meeting)}/declining`,
  buyerWithdrawal: (code: string, meeting: string) => `${request(page(code), meeting)}/withdrawal`,
  buyerCancellation: (code: string, meeting: string) => `${request(page(code), meeting)}/cancellation`,
  applicationMeetings: own,
  applicationMeetingBuyer: (id: string, buyer: string) => `${own(id)}/buyers/${part(buyer)}`,
  applicationMeetingCalendar: (id: string) => `${own(id)}/calendar.ics`,
  applicationMeetingAcceptance: (id: string, meeting: string) => `${request(own(id), meeting)}/acceptance`,
  applicationMeetingDeclining: (id: string, meeting: string) => `${request(own(id), meeting)}/declining`,
  applicationMeetingWithdrawal: (id: string, meeting: string) => `${request(own(id), meeting)}/withdrawal`,
  applicationMeetingCancellation: (id: string, meeting: string) => `${request(own(id), meeting)}/cancellation`,
  applicationMeetingResult: (id: string, meeting: string) => `${request(own(id), meeting)}/result`,
  organiserMeetings: (slug: string) => `/organiser/fairs/${part(slug)}/meetings`,
  organiserNewMeetingSession: (slug: string) => `/organiser/fairs/${part(slug)}/meetings/new`,
  organiserMeetingSession: desk,
  organiserMeetingSettings: (slug: string, session: string) => `${desk(slug, session)}/settings`,
  organiserMeetingSessionCancellation: (slug: string, session: string) => `${desk(slug, session)}/cancellation`,
  organiserMeetingArrangement: (slug: string, session: string) => `${desk(slug, session)}/arrangement`,
  organiserMeetingPlan: (slug: string, session: string) => `${desk(slug, session)}/plan`,
  organiserMeetingList: (slug: string, session: string, format: "csv" | "xlsx") =>
    `${desk(slug, session)}/list/${format}`,
  organiserNewMeetingBuyer: (slug: string, session: string) => `${desk(slug, session)}/buyers/new`,
  organiserMeetingBuyerRemoval: (slug: string, session: string, buyer: string) =>
    `${desk(slug, session)}/buyers/${part(buyer)}/removal`,
  organiserMeetingPlace: (slug: string, session: string, meeting: string) =>
    `${request(desk(slug, session), meeting)}/place`,
  organiserMeetingCancellation: (slug: string, session: string, meeting: string) =>
    `${request(desk(slug, session), meeting)}/cancellation`,
  organiserMeetingResult: (slug: string, session: string, meeting: string) =>
    `${request(desk(slug, session), meeting)}/result`,
} as const;
