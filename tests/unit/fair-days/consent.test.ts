import { expect, test } from "vitest";
import { VISITOR_CONSENT_VERSION, visitorWording } from "~/domain/fair-days/consent";
import { runWithLocale } from "~/i18n/locale.server";
import { m } from "~/i18n/paraglide/messages";
import { LOCALES } from "~/lib/vocabulary";

test.each(LOCALES)("what visitors are asked in %s is the wording of the version that is kept", (locale) => {
  const shown = runWithLocale(locale, () => [m.days_consent_pass(), m.days_consent_spoken()]);

  expect(shown).toEqual([
    visitorWording(VISITOR_CONSENT_VERSION, "pass", locale),
    visitorWording(VISITOR_CONSENT_VERSION, "spoken", locale),
  ]);
  expect(() => visitorWording("2025-01", "pass", locale)).toThrow("2025-01");
});
