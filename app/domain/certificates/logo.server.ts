import type { LogoWords } from "~/adapters/documents/award-logo.server";
import { runWithLocale } from "~/i18n/locale.server";
import { awardStatusName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { certificateByNumber } from "./queries.server";
import { normalizeCertificateNumber } from "./rules";

/**
 * What a winner's medal says today, in Vietnamese whoever looks: title, level and year, or that the title no longer holds. Public.
 * Throws "not_found". Source: docs/rules/certificates.md#logo.
 */
export async function logoOfCertificate(
  ctx: Context,
  typedNumber: string,
): Promise<LogoWords & { readonly number: string }> {
  const certificate = await certificateByNumber(ctx, normalizeCertificateNumber(typedNumber));
  if (!certificate) throw new DomainError("not_found", m.certificates_unknown_title());
  const { number, status, level, year, tier, productName } = certificate;
  return runWithLocale("vi", () => {
    const isFaded = status !== "valid";
    const held = [levelTitle(level), tier, String(year)].filter(Boolean).join(" · ");
    const foot = isFaded ? awardStatusName(status) : held;
    return {
      number,
      title: m.certificates_logo_title().toLocaleUpperCase("vi"),
      foot: foot.toLocaleUpperCase("vi"),
      label: [m.certificates_logo_title(), foot, productName].join(" · "),
      isFaded,
    };
  });
}
