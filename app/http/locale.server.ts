import { isLocale, type Locale } from "~/i18n/locale";
import { languageCookie } from "./cookies.server";

/** The language of a request: `?lang=`, else the remembered one, else Vietnamese. */
export async function localeOf(request: Request): Promise<{ locale: Locale; chosenNow: boolean }> {
  const asked = new URL(request.url).searchParams.get("lang");
  if (isLocale(asked)) return { locale: asked, chosenNow: true };
  const remembered: unknown = await languageCookie.parse(request.headers.get("cookie"));
  return { locale: isLocale(remembered) ? remembered : "vi", chosenNow: false };
}
