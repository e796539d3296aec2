import { part, type Query, query } from "./query";

/** Payment notices, payments and bank statements of a fair. */
export const invoicesPaths = {
  organiserMoney: (slug: string, values?: Query) => `/organiser/fairs/${part(slug)}/invoices${query(values)}`,
  organiserMoneyFile: (slug: string, format: "csv" | "xlsx", values?: Query) =>
    `/organiser/fairs/${part(slug)}/invoices/list/${format}${query(values)}`,
  organiserInvoiceIssuing: (slug: string, values?: { application?: string }) =>
    `/organiser/fairs/${part(slug)}/invoices/issuing${query(values)}`,
  organiserBankAccount: (slug: string) => `/organiser/fairs/${part(slug)}/invoices/account`,
  organiserInvoice: (slug: string, number: number) => `/organiser/fairs/${part(slug)}/invoices/${number}`,
  organiserInvoicePdf: (slug: string, number: number) => `/organiser/fairs/${part(slug)}/invoices/${number}/notice.pdf`,
  organiserInvoiceAct: (slug: string, number: number, act: "cancellation" | "cash" | "refund") =>
    `/organiser/fairs/${part(slug)}/invoices/${number}/${act}`,
  organiserPaymentUndoing: (slug: string, id: string) =>
    `/organiser/fairs/${part(slug)}/invoices/payments/${part(id)}/undoing`,
  organiserStatements: (slug: string, values?: Query) => `/organiser/fairs/${part(slug)}/statements${query(values)}`,
  organiserStatement: (slug: string, id: string) => `/organiser/fairs/${part(slug)}/statements/${part(id)}`,
  organiserStatementColumns: (slug: string, id: string) =>
    `/organiser/fairs/${part(slug)}/statements/${part(id)}/columns`,
  organiserStatementAct: (slug: string, id: string, act: "application" | "removal") =>
    `/organiser/fairs/${part(slug)}/statements/${part(id)}/${act}`,
  organiserTransfer: (slug: string, id: string) => `/organiser/fairs/${part(slug)}/statements/transfers/${part(id)}`,
  organiserTransferAct: (slug: string, id: string, act: "setting-aside" | "return") =>
    `/organiser/fairs/${part(slug)}/statements/transfers/${part(id)}/${act}`,
  applicationInvoices: (id: string) => `/applications/${part(id)}/invoices`,
  applicationInvoicePdf: (id: string, number: number) => `/applications/${part(id)}/invoices/${number}/notice.pdf`,
} as const;
