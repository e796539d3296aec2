import { ArrowRight } from "lucide-react";
import type { JurorNotice } from "~/domain/calibration/notice.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";

/** On a juror's own page of a round: the calibration their sheets wait for, or that is open. */
export function JurorAlert({ slug, notice }: { slug: string; notice: JurorNotice | null }) {
  if (!notice || (notice.missing === 0 && notice.state !== "open")) return null;
  const { state, submitted, anchors, missing } = notice;
  return (
    <Alert
      tone={missing > 0 ? "wait" : "info"}
      className="mb-5"
      actions={
        state === "open" && (
          <ButtonLink
            kind={missing > 0 ? "main" : "plain"}
            to={paths.judgeCalibration(slug)}
            icon={<ArrowRight size={18} aria-hidden />}
          >
            {m.calibration_title()}
          </ButtonLink>
        )
      }
    >
      {missing > 0 && state === "open" && m.calibration_submit_first({ count: missing })}
      {missing > 0 && state !== "open" && m.calibration_why_not_open()}
      {missing === 0 && m.calibration_entry({ done: submitted, count: anchors })}
    </Alert>
  );
}
