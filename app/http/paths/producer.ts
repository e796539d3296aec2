import { part, query } from "./query";

/** An establishment's own pages: products, papers, nominations, complaints and yearly reports. */
export const producerPaths = {
  producerHome: () => "/producer",
  producerNewEstablishment: () => "/producer/establishments/new",
  producerEstablishment: (id: string) => `/producer/establishments/${part(id)}`,
  producerEstablishmentEdit: (id: string) => `/producer/establishments/${part(id)}/edit`,
  producerConsent: (id: string) => `/producer/establishments/${part(id)}/consent`,
  producerConsentWithdrawal: (id: string) => `/producer/establishments/${part(id)}/consent/withdrawal`,
  producerPeople: (id: string) => `/producer/establishments/${part(id)}/people`,
  producerPapers: (id: string) => `/producer/establishments/${part(id)}/papers`,
  producerPaperRenewal: (id: string) => `/producer/papers/${part(id)}/renewal`,
  producerPaperRetirement: (id: string) => `/producer/papers/${part(id)}/retirement`,
  producerNewProduct: (values?: { establishment?: string }) => `/producer/products/new${query(values)}`,
  producerProduct: (id: string) => `/producer/products/${part(id)}`,
  producerProductEdit: (id: string) => `/producer/products/${part(id)}/edit`,
  producerProductPhotos: (id: string) => `/producer/products/${part(id)}/photos`,
  producerProductPhoto: (id: string, photoId: string) => `/producer/products/${part(id)}/photos/${part(photoId)}`,
  producerPhotoUploads: (id: string) => `/producer/products/${part(id)}/photos/uploads`,
  producerPhotoPosition: (id: string, photoId: string) =>
    `/producer/products/${part(id)}/photos/${part(photoId)}/position`,
  producerPhotoRemoval: (id: string, photoId: string) =>
    `/producer/products/${part(id)}/photos/${part(photoId)}/removal`,
  producerNewNomination: (values?: { round?: string; product?: string }) => `/producer/nominations/new${query(values)}`,
  producerNomination: (id: string) => `/producer/nominations/${part(id)}`,
  producerNominationStep: (id: string, step: string, values?: { stay?: "yes" }) =>
    `/producer/nominations/${part(id)}${query({ step, ...values })}`,
  producerNominationSaving: (id: string, step: string) => `/producer/nominations/${part(id)}/steps/${part(step)}`,
  producerNominationPapers: (id: string) => `/producer/nominations/${part(id)}/papers`,
  producerPaperRemoval: (id: string, fileId: string) =>
    `/producer/nominations/${part(id)}/papers/${part(fileId)}/removal`,
  producerVaultPapers: (id: string) => `/producer/nominations/${part(id)}/vault-papers`,
  producerNominationPending: (id: string) => `/producer/nominations/${part(id)}/pending-papers`,
  producerNominationSubmission: (id: string) => `/producer/nominations/${part(id)}/submission`,
  producerNominationReceipt: (id: string) => `/producer/nominations/${part(id)}/receipt.pdf`,
  producerNominationWithdrawal: (id: string) => `/producer/nominations/${part(id)}/withdrawal`,
  producerNominationRevival: (id: string) => `/producer/nominations/${part(id)}/revival`,
  producerLowerTitle: (id: string) => `/producer/nominations/${part(id)}/lower-title`,
  producerComplaints: () => "/producer/complaints",
  producerComplaint: (id: string) => `/producer/complaints/${part(id)}`,
  producerReports: () => "/producer/reports",
  producerReport: (award: string, year: number, values?: { step?: string; stay?: "yes" }) =>
    `/producer/reports/${part(award)}/${year}${query(values)}`,
  producerReportSaving: (award: string, year: number, step: string) =>
    `/producer/reports/${part(award)}/${year}/steps/${part(step)}`,
  producerReportAct: (award: string, year: number, act: "submission" | "supports" | "last-year") =>
    `/producer/reports/${part(award)}/${year}/${act}`,
  producerReportSupport: (award: string, year: number, support: string) =>
    `/producer/reports/${part(award)}/${year}/supports/${part(support)}`,
  producerReportSupportRemoval: (award: string, year: number, support: string) =>
    `/producer/reports/${part(award)}/${year}/supports/${part(support)}/removal`,
} as const;
