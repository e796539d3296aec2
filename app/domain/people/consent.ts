import type { LOCALES } from "~/lib/vocabulary";

type Locale = (typeof LOCALES)[number];

/**
 * What people were asked to agree to at sign-up, word for word: the box's label and the line below it. A version never
 * changes; whoever changes the messages people_consent and people_consent_hint adds one (a test compares).
 * Source: Law 91/2025/QH15, article 9; docs/rules/people.md#personal-data
 */
const WORDINGS: Readonly<Record<string, Readonly<Record<Locale, readonly [label: string, hint: string]>>>> = {
  "2026-01": {
    vi: [
      "Tôi đồng ý để nền tảng xử lý họ tên và thư điện tử của tôi để lập tài khoản và liên hệ về hồ sơ của cơ sở.",
      "Theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15. Bạn có thể xem, sửa, yêu cầu xóa dữ liệu hoặc rút lại đồng ý bất cứ lúc nào.",
    ],
    en: [
      "I agree that the platform processes my name and email address to keep my account and to write to me about my establishment's dossiers.",
      "Under Law 91/2025/QH15 on personal data. You may see, correct, have deleted or withdraw at any time.",
    ],
  },
  "2026-11": {
    vi: [
      "Tôi đồng ý để nền tảng xử lý họ tên và thư điện tử của tôi để lập tài khoản và liên hệ về hồ sơ của cơ sở.",
      "Theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15. Bất cứ lúc nào, ở mục Dữ liệu của tôi, bạn có thể xem, sửa, tải về, rút lại đồng ý hoặc xóa tài khoản.",
    ],
    en: [
      "I agree that the platform processes my name and email address to keep my account and to write to me about my establishment's dossiers.",
      "Under Law 91/2025/QH15 on personal data. At any time, under My data, you can see, correct and download it, withdraw consent or delete the account.",
    ],
  },
};

/** Of the wording that is shown now. */
export const CONSENT_VERSION = "2026-11";

/** What someone agreed to, in the language they read it in. Throws for a version that never was. */
export function wordingOf(version: string, locale: Locale): readonly [label: string, hint: string] {
  const wording = WORDINGS[version];
  if (!wording) throw new Error(`no wording of consent has the version ${version}`);
  return wording[locale];
}
