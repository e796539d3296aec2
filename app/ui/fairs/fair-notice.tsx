import type { FairNews } from "~/domain/fairs/queries.server";
import { formatDateRange } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";

/** What a page of a fair says before all else: that it will not be held, or on other days, and why. */
export function FairNotice({ news: { cancelledReason, postponed } }: { news: FairNews }) {
  if (cancelledReason !== null) {
    return (
      <Alert tone="bad" title={m.fairs_cancelled_notice()} className="mb-6">
        <p className="whitespace-pre-line">{cancelledReason}</p>
      </Alert>
    );
  }
  if (!postponed) return null;
  const days = formatDateRange(postponed.fromStartsOn, postponed.fromEndsOn);
  return (
    <Alert tone="wait" title={m.fairs_postponed_notice({ days })} className="mb-6">
      <p className="whitespace-pre-line">{postponed.reason}</p>
    </Alert>
  );
}
