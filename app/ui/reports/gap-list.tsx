import { Link } from "@remix-run/react";
import { CircleCheck } from "lucide-react";
import type { ReportGap } from "~/domain/yearly-reports/rules";
import { m } from "~/i18n/paraglide/messages";
import { gapSentence } from "./words";

interface GapListProps {
  readonly gaps: readonly ReportGap[];
  /** Where a gap is filled: the field itself. */
  readonly toGap: (gap: ReportGap) => string;
}

/** What a report still needs before it is sent. */
export function GapList({ gaps, toGap }: GapListProps) {
  if (gaps.length === 0) {
    return (
      <p className="flex gap-2 font-semibold text-ok-ink">
        <CircleCheck size={20} aria-hidden className="mt-0.5 flex-none" />
        {m.reports_gaps_none()}
      </p>
    );
  }
  return (
    <div>
      <p className="font-semibold text-bad-ink">{m.reports_gaps_left({ count: gaps.length })}</p>
      <ul className="mt-2 grid gap-1.5">
        {gaps.map((gap) => (
          <li key={gap.field}>
            <Link to={toGap(gap)} className="inline-flex min-h-9 items-center pointer-coarse:min-h-11">
              {gapSentence(gap)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
