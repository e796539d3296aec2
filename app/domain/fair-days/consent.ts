import type { LOCALES } from "~/lib/vocabulary";

type Locale = (typeof LOCALES)[number];

/** What visitors are asked: on the page of their pass, and by an exhibitor who writes their contact down. */
export const VISITOR_CONSENTS = ["pass", "spoken"] as const;
export type VisitorConsent = (typeof VISITOR_CONSENTS)[number];

/**
 * Word for word. A version never changes; whoever changes the messages days_consent_pass and days_consent_spoken adds one (a test
 * compares). Source: Law 91/2025/QH15, article 9; docs/rules/fair-days.md#personal-data.
 */
const WORDINGS: Readonly<Record<string, Readonly<Record<VisitorConsent, Readonly<Record<Locale, string>>>>>> = {
  "2026-11": {
    pass: {
      vi: "Tôi đồng ý để đơn vị tham gia hội chợ nào quét vé của tôi được lưu họ tên và liên hệ của tôi để giới thiệu sản phẩm của đơn vị đó.",
      en: "I agree that exhibitors who scan my pass may keep my name and contact to tell me about their own products.",
    },
    spoken: {
      vi: "Khách đã đồng ý để chúng tôi lưu họ tên và liên hệ để giới thiệu sản phẩm của đơn vị.",
      en: "The visitor has agreed that we keep their name and contact to tell them about our own products.",
    },
  },
};

/** Of the wording that is shown now. */
export const VISITOR_CONSENT_VERSION = "2026-11";

export const isVisitorConsent = (version: string): boolean => version in WORDINGS;

/**
 * What someone agreed to, in the language they read it in: the words behind `consent_version`. Throws for a version that never was.
 * @public
 */
export function visitorWording(version: string, consent: VisitorConsent, locale: Locale): string {
  const wording = WORDINGS[version];
  if (!wording) throw new Error(`no wording of a visitor's consent has the version ${version}`);
  return wording[consent][locale];
}
