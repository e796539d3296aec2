import { baseLocale, getLocale, type Locale, locales, overwriteGetLocale } from "~/i18n/paraglide/runtime";

export type { Locale };
export { baseLocale, getLocale, locales };

export function isLocale(value: unknown): value is Locale {
  return (locales as readonly unknown[]).includes(value);
}

/** In a browser the page says which language it is written in; hydration must agree with it. */
export function followDocumentLocale(): void {
  overwriteGetLocale(() => {
    const lang = document.documentElement.lang;
    return isLocale(lang) ? lang : baseLocale;
  });
}
