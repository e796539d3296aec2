import { transferFindingName } from "~/i18n/names";
import type { TransferFinding } from "~/lib/vocabulary";
import { Tag, type TagTone } from "~/ui/primitives/tag";

const TONES: Record<TransferFinding, TagTone> = {
  exact: "ok",
  too_small: "wait",
  part: "info",
  too_large: "wait",
  duplicate: "wait",
  cancelled: "bad",
  several: "wait",
  wrong_reference: "bad",
  unknown: "plain",
  doubtful: "bad",
};

export function FindingTag({ finding }: { finding: TransferFinding }) {
  return <Tag tone={TONES[finding]}>{transferFindingName(finding)}</Tag>;
}
