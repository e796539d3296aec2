import { AsyncLocalStorage } from "node:async_hooks";
import { baseLocale, type Locale, overwriteGetLocale } from "~/i18n/paraglide/runtime";

const ambient = new AsyncLocalStorage<Locale>();

overwriteGetLocale(() => ambient.getStore() ?? baseLocale);

/**
 * Everything `run` does, also later and asynchronously, speaks this language: messages, formats, errors of forms.
 * The build and server.ts each hold their own copy of the messages, so call the one beside the messages you use.
 */
export function runWithLocale<T>(locale: Locale, run: () => T): T {
  return ambient.run(locale, run);
}
