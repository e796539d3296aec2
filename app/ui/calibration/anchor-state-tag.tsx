import type { OwnAnchorSheet } from "~/domain/calibration/queries.server";
import { m } from "~/i18n/paraglide/messages";
import { Tag } from "~/ui/primitives/tag";

/** How far a juror is with an anchor. */
export function AnchorStateTag({ own }: { own: OwnAnchorSheet | null }) {
  if (!own) return <Tag>{m.calibration_state_empty()}</Tag>;
  if (own.submittedAt) {
    return (
      <Tag tone="ok">{own.time === 1 ? m.calibration_state_submitted() : m.calibration_state_submitted_again()}</Tag>
    );
  }
  return <Tag tone="wait">{own.time === 1 ? m.calibration_state_begun() : m.calibration_state_begun_again()}</Tag>;
}
