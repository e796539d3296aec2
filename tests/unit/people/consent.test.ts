import { expect, test } from "vitest";
import { CONSENT_VERSION, wordingOf } from "~/domain/people/consent";
import { runWithLocale } from "~/i18n/locale.server";
import { m } from "~/i18n/paraglide/messages";
import { LOCALES } from "~/lib/vocabulary";

test.each(LOCALES)("what the sign-up page says in %s is the wording of the version that is kept", (locale) => {
  const shown = runWithLocale(locale, () => [m.people_consent(), m.people_consent_hint()]);

  expect(shown).toEqual(wordingOf(CONSENT_VERSION, locale));
});

test("earlier wordings stay known, and one that never was is no wording", () => {
  expect(wordingOf("2026-01", "vi")[0]).toContain("Tôi đồng ý");
  expect(() => wordingOf("2025-01", "vi")).toThrow("2025-01");
});
