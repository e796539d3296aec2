import { m } from "~/i18n/paraglide/messages";
import type { AwardStatus, CertificateStatus } from "~/lib/vocabulary";
import { speak } from "./speak";

export const awardStatusName = /* @__PURE__ */ speak<AwardStatus | CertificateStatus | "unknown">({
  valid: m.common_award_valid,
  expired: m.common_award_expired,
  revoked: m.common_award_revoked,
  recorded: m.common_award_recorded,
  superseded: m.common_award_superseded,
  unknown: m.common_award_unknown,
});
