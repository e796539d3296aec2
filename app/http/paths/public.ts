import { part, type Query, query } from "./query";

/** What anyone reads: products, awards, certificates and seals. */
export const publicPaths = {
  home: () => "/",
  products: (values?: Query) => `/products${query(values)}`,
  productsExport: (format: "csv" | "xlsx", values?: Query) => `/products/export.${format}${query(values)}`,
  product: (slug: string) => `/products/${part(slug)}`,
  productQr: (slug: string) => `/products/${part(slug)}/qr.svg`,
  producer: (slug: string) => `/producers/${part(slug)}`,
  rounds: () => "/rounds",
  round: (slug: string) => `/rounds/${part(slug)}`,
  roundAwards: (slug: string, format: "csv" | "xlsx" | "docx" | "pdf") => `/rounds/${part(slug)}/awards.${format}`,
  roundNewComplaint: (slug: string, values?: { entry?: string }) =>
    `/rounds/${part(slug)}/complaints/new${query(values)}`,
  roundTranscript: (slug: string) => `/rounds/${part(slug)}/transcript`,
  roundTranscriptFile: (slug: string, values?: { digest?: string }) =>
    `/rounds/${part(slug)}/transcript.json${query(values)}`,
  roundComplaint: (slug: string, id: string) => `/rounds/${part(slug)}/complaints/${part(id)}`,
  statistics: () => "/statistics",
  verify: (values?: Query) => `/verify${query(values)}`,
  certificate: (number: string) => `/certificates/${part(number)}`,
  seal: (digest: string) => `/seals/${part(digest)}.json`,
  certificateJson: (number: string) => `/certificates/${part(number)}.json`,
  certificatePdf: (number: string) => `/certificates/${part(number)}.pdf`,
  certificateKit: (number: string) => `/certificates/${part(number)}/logo`,
  certificateLogo: (number: string, form: "svg" | "png") => `/certificates/${part(number)}/logo.${form}`,
  certificateQr: (number: string) => `/certificates/${part(number)}/qr.svg`,
  preferences: () => "/preferences",
  file: (id: string, variant: string) => `/files/${part(id)}/${part(variant)}`,
} as const;
