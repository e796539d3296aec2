import { expect, test } from "vitest";
import { BUYER_CONSENT_VERSION, buyerWording } from "~/domain/meetings/consent";
import { runWithLocale } from "~/i18n/locale.server";
import { m } from "~/i18n/paraglide/messages";
import { LOCALES } from "~/lib/vocabulary";

test.each(LOCALES)("what buyers are asked in %s is the wording of the version that is kept", (locale) => {
  const shown = runWithLocale(locale, () => [m.meetings_consent(), m.meetings_consent_spoken()]);

  expect(shown).toEqual([
    buyerWording(BUYER_CONSENT_VERSION, "registered", locale),
    buyerWording(BUYER_CONSENT_VERSION, "spoken", locale),
  ]);
  expect(() => buyerWording("2025-01", "spoken", locale)).toThrow("2025-01");
});
