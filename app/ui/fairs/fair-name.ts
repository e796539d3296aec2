import { getLocale } from "~/i18n/locale";

/** Of a fair, in the reader's language. */
export const fairName = (fair: { readonly name: string; readonly nameEn: string }): string =>
  getLocale() === "vi" ? fair.name : fair.nameEn;
