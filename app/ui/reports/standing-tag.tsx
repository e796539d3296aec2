import type { ReportStanding } from "~/domain/yearly-reports/rules";
import { reportStandingName } from "~/i18n/names";
import { Tag, type TagTone } from "~/ui/primitives/tag";

const TONES: Record<ReportStanding, TagTone> = {
  due: "info",
  late: "bad",
  submitted: "wait",
  returned: "bad",
  acknowledged: "ok",
};

export function StandingTag({ standing }: { standing: ReportStanding }) {
  return <Tag tone={TONES[standing]}>{reportStandingName(standing)}</Tag>;
}
