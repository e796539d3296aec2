import { part, type Query, query } from "./query";

/** Complaints, and what they change of a certificate. */
export const complaintsPaths = {
  organiserRoundComplaints: (slug: string, values?: Query) =>
    `/organiser/rounds/${part(slug)}/complaints${query(values)}`,
  organiserComplaints: (values?: Query) => `/organiser/complaints${query(values)}`,
  organiserComplaint: (id: string) => `/organiser/complaints/${part(id)}`,
  organiserComplaintAssignment: (id: string) => `/organiser/complaints/${part(id)}/assignment`,
  organiserComplaintNotes: (id: string) => `/organiser/complaints/${part(id)}/notes`,
  organiserComplaintRetally: (id: string) => `/organiser/complaints/${part(id)}/retally`,
  organiserComplaintAnswer: (id: string) => `/organiser/complaints/${part(id)}/answer`,
  organiserComplaintProposal: (id: string) => `/organiser/complaints/${part(id)}/revocation-proposal`,
  organiserReissue: (number: string) => `/organiser/certificates/${part(number)}/reissue`,
  organiserCorrection: (number: string) => `/organiser/certificates/${part(number)}/correction`,
  organiserRevocation: (number: string) => `/organiser/certificates/${part(number)}/revocation`,
} as const;
