import { part, type Query, query } from "./query";

/** What an agency keeps over its rounds: imports, templates, reports and reminders. */
export const agenciesPaths = {
  organiserImports: () => "/organiser/imports",
  organiserImport: (id: string, values?: Query) => `/organiser/imports/${part(id)}${query(values)}`,
  organiserImportApplication: (id: string) => `/organiser/imports/${part(id)}/application`,
  organiserImportRemoval: (id: string) => `/organiser/imports/${part(id)}/removal`,
  organiserImportErrors: (id: string, values?: Query) => `/organiser/imports/${part(id)}/errors.csv${query(values)}`,
  organiserAgency: (slug: string) => `/organiser/agencies/${part(slug)}`,
  organiserTemplates: (agency: string) => `/organiser/agencies/${part(agency)}/templates`,
  organiserTemplatePictures: (agency: string) => `/organiser/agencies/${part(agency)}/templates/pictures`,
  organiserTemplateEmblem: (agency: string) => `/organiser/agencies/${part(agency)}/templates/emblem`,
  organiserTemplatePicture: (agency: string, picture: string) =>
    `/organiser/agencies/${part(agency)}/templates/pictures/${part(picture)}`,
  organiserTemplate: (agency: string, id: string) => `/organiser/agencies/${part(agency)}/templates/${part(id)}`,
  organiserTemplateAct: (agency: string, id: string, act: "drawing" | "archiving" | "reinstatement") =>
    `/organiser/agencies/${part(agency)}/templates/${part(id)}/${act}`,
  organiserTemplatePreview: (agency: string, id: string, values?: { of?: string; version?: number }) =>
    `/organiser/agencies/${part(agency)}/templates/${part(id)}/preview.pdf${query(values)}`,
  organiserReports: () => "/organiser/reports",
  organiserReport: (id: string) => `/organiser/reports/${part(id)}`,
  organiserReportAct: (id: string, act: "note" | "return") => `/organiser/reports/${part(id)}/${act}`,
  organiserAgencyReports: (slug: string, values?: Query) => `/organiser/agencies/${part(slug)}/reports${query(values)}`,
  organiserReportsFile: (slug: string, format: "xlsx" | "csv", values?: Query) =>
    `/organiser/agencies/${part(slug)}/reports/list/${format}${query(values)}`,
  organiserReportsReminder: (slug: string, values: { year: number }) =>
    `/organiser/agencies/${part(slug)}/reports/reminder${query(values)}`,
  organiserReminders: (slug: string) => `/organiser/agencies/${part(slug)}/reminders`,
  organiserEnding: (slug: string, values?: Query) => `/organiser/agencies/${part(slug)}/ending${query(values)}`,
  organiserEndingFile: (slug: string, format: "xlsx" | "csv") =>
    `/organiser/agencies/${part(slug)}/ending/list/${format}`,
} as const;
