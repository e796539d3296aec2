import { Link } from "@remix-run/react";
import { CircleCheck, CircleDashed, Lightbulb } from "lucide-react";
import type { Gap } from "~/domain/nominations/rules";
import { m } from "~/i18n/paraglide/messages";
import { sentenceOfGap } from "./gap-sentences";

interface GapListProps {
  readonly gaps: readonly Gap[];
  /** Of the round, for questions that name years. */
  readonly year: number;
  /** Where a gap is filled; left out where the reader cannot. */
  readonly toGap?: (gap: Gap) => string;
}

/** What a dossier still needs, what would make it better, or that nothing is missing. */
export function GapList({ gaps, year, toGap }: GapListProps) {
  const required = gaps.filter((gap) => gap.severity === "required");
  const advice = gaps.filter((gap) => gap.severity === "advice");
  const isPaperMissing = advice.some((gap) => gap.kind === "paper_missing");
  return (
    <div className="grid gap-4">
      {required.length === 0 ? (
        <p className="flex gap-2 font-semibold text-ok-ink">
          <CircleCheck size={20} aria-hidden className="mt-0.5 flex-none" />
          {isPaperMissing ? m.nominations_checklist_papers_later() : m.nominations_checklist_done()}
        </p>
      ) : (
        <div>
          <p className="font-semibold text-bad-ink">{m.nominations_checklist_required({ count: required.length })}</p>
          <Gaps gaps={required} year={year} toGap={toGap} />
        </div>
      )}
      {advice.length > 0 && (
        <div>
          <p className="font-semibold">{m.nominations_checklist_advice()}</p>
          <Gaps gaps={advice} year={year} toGap={toGap} />
        </div>
      )}
    </div>
  );
}

function Gaps({ gaps, year, toGap }: GapListProps) {
  return (
    <ul className="mt-1.5 grid gap-1.5">
      {gaps.map((gap) => {
        const Icon = gap.severity === "required" ? CircleDashed : Lightbulb;
        const sentence = sentenceOfGap(gap, year);
        return (
          <li key={sentence} className="flex gap-2">
            <Icon size={17} aria-hidden className="mt-1 flex-none text-soft" />
            {toGap ? <Link to={toGap(gap)}>{sentence}</Link> : <span>{sentence}</span>}
          </li>
        );
      })}
    </ul>
  );
}
