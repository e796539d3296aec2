import { part, query } from "./query";

/** Halls of a fair and their plans. */
export const hallsPaths = {
  organiserHalls: (slug: string) => `/organiser/fairs/${part(slug)}/halls`,
  organiserHall: (slug: string, hall: string, asked: { row?: string } = {}) =>
    `/organiser/fairs/${part(slug)}/halls/${part(hall)}${query(asked)}`,
  organiserHallPage: (
    slug: string,
    hall: string,
    page:
      | "plan"
      | "plan.json"
      | "plan.svg"
      | "print"
      | "settings"
      | "import"
      | "background"
      | "background/picture"
      | "background/removal"
      | "position"
      | "retirement"
      | "return"
      | "rows"
      | "shapes"
      | "shapes/removal"
      | "versions",
  ) => `/organiser/fairs/${part(slug)}/halls/${part(hall)}/${page}`,
  organiserHallBooth: (slug: string, hall: string, booth: string) =>
    `/organiser/fairs/${part(slug)}/halls/${part(hall)}/booths/${part(booth)}`,
  organiserHallBoothRemoval: (slug: string, hall: string, booth: string) =>
    `/organiser/fairs/${part(slug)}/halls/${part(hall)}/booths/${part(booth)}/removal`,
  organiserHallRestoration: (slug: string, hall: string, number: number) =>
    `/organiser/fairs/${part(slug)}/halls/${part(hall)}/versions/${number}/restoration`,
} as const;
