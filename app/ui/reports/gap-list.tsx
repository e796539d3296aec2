import type { ReportGap } from "~/domain/yearly-reports/rules";
import { m } from "~/i18n/paraglide/messages";
import { GapList as Gaps } from "~/ui/steps/gap-list";
import { gapSentence } from "./words";

interface GapListProps {
  readonly gaps: readonly ReportGap[];
  /** Where a gap is filled: the field itself. */
  readonly toGap: (gap: ReportGap) => string;
}

/** What a report still needs before it is sent. */
export function GapList({ gaps, toGap }: GapListProps) {
  return (
    <Gaps
      required={gaps.map((gap) => ({ sentence: gapSentence(gap), to: toGap(gap) }))}
      left={m.reports_gaps_left({ count: gaps.length })}
      done={m.reports_gaps_none()}
    />
  );
}
