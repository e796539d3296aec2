import type { LOCALES } from "~/lib/vocabulary";

type Locale = (typeof LOCALES)[number];

/** What buyers are asked: on the page to register, and by the organiser who writes them down. */
export const BUYER_CONSENTS = ["registered", "spoken"] as const;
export type BuyerConsent = (typeof BUYER_CONSENTS)[number];

/**
 * Word for word. A version never changes; whoever changes the messages meetings_consent and meetings_consent_spoken adds one (a test
 * compares). Source: Law 91/2025/QH15, article 9; docs/rules/meetings.md#personal-data.
 */
const WORDINGS: Readonly<Record<string, Readonly<Record<BuyerConsent, Readonly<Record<Locale, string>>>>>> = {
  "2026-11": {
    registered: {
      vi: "Tôi đồng ý để ban tổ chức lưu thông tin tôi đăng ký nhằm sắp xếp giao thương: đơn vị tham gia hội chợ thấy tên tổ chức và nhu cầu của tôi; đơn vị mà tôi hẹn gặp thấy họ tên và liên hệ của tôi.",
      en: "I agree that the organiser keeps what I register in order to arrange meetings: exhibitors of the fair see my organisation and what I look for; those I have agreed to meet see my name and contact.",
    },
    spoken: {
      vi: "Người mua đã đồng ý để ban tổ chức lưu thông tin này nhằm sắp xếp giao thương: đơn vị tham gia hội chợ thấy tên tổ chức và nhu cầu; đơn vị hẹn gặp thấy họ tên và liên hệ.",
      en: "The buyer has agreed that the organiser keeps this in order to arrange meetings: exhibitors of the fair see the organisation and what it looks for; those who have agreed to meet see name and contact.",
    },
  },
};

/** Of the wording that is shown now. */
export const BUYER_CONSENT_VERSION = "2026-11";

/**
 * What someone agreed to, in the language they read it in: the words behind `consent_version`. Throws for a version that never was.
 * @public
 */
export function buyerWording(version: string, consent: BuyerConsent, locale: Locale): string {
  const wording = WORDINGS[version];
  if (!wording) throw new Error(`no wording of a buyer's consent has the version ${version}`);
  return wording[consent][locale];
}
