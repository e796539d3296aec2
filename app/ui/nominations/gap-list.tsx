import type { Gap } from "~/domain/nominations/rules";
import { m } from "~/i18n/paraglide/messages";
import { GapList as Gaps } from "~/ui/steps/gap-list";
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
  const advised = gaps.filter((gap) => gap.severity === "advice");
  const isPaperMissing = advised.some((gap) => gap.kind === "paper_missing");
  const shown = (gap: Gap) => ({ sentence: sentenceOfGap(gap, year), to: toGap?.(gap) });
  return (
    <Gaps
      required={required.map(shown)}
      left={m.nominations_checklist_required({ count: required.length })}
      done={isPaperMissing ? m.nominations_checklist_papers_later() : m.nominations_checklist_done()}
      advised={advised.map(shown)}
      advice={m.nominations_checklist_advice()}
    />
  );
}
