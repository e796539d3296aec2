import { getLocale } from "~/i18n/locale";

/** The Vietnamese or the English one of two names or texts, by the page's language. */
export function inLanguage(vi: string, en: string): string {
  return getLocale() === "vi" ? vi : en;
}

export function roundName(round: { readonly name: string; readonly nameEn: string }): string {
  return inLanguage(round.name, round.nameEn);
}
