import type { AgencyNotice } from "~/domain/calibration/notice.server";
import { paths } from "~/http/paths";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PhaseKind } from "~/lib/vocabulary";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";

interface AgencyAlertProps {
  readonly slug: string;
  readonly phase: PhaseKind | null;
  readonly notice: AgencyNotice | null;
}

/** While real sheets wait: who is late, or that the calibration is still to be opened. */
export function AgencyAlert({ slug, phase, notice }: AgencyAlertProps) {
  if (!notice?.waits || phase !== "scoring" || notice.late.length === 0) return null;
  const isOpen = notice.state === "open";
  return (
    <Alert
      tone="wait"
      className="my-6"
      title={isOpen ? m.calibration_late_title({ count: notice.late.length }) : m.calibration_title()}
      actions={
        <ButtonLink small to={paths.organiserCalibration(slug)}>
          {m.calibration_run_link()}
        </ButtonLink>
      }
    >
      {isOpen ? m.calibration_late_names({ names: formatList(notice.late) }) : m.calibration_board_preparing()}
    </Alert>
  );
}
