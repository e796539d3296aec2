import type { ApplicationGap } from "~/domain/applications/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { GapList as Gaps } from "~/ui/steps/gap-list";
import { gapSentence } from "./words";

interface GapListProps {
  readonly id: string;
  readonly gaps: readonly ApplicationGap[];
  readonly mostBooths: number;
}

/** What an application still needs before it is sent, and what would help. */
export function GapList({ id, gaps, mostBooths }: GapListProps) {
  const required = gaps.filter((gap) => gap.severity === "required");
  const advised = gaps.filter((gap) => gap.severity === "advised");
  const shown = (gap: ApplicationGap) => ({ sentence: gapSentence(gap, mostBooths), to: stepPath(id, gap.step) });
  return (
    <Gaps
      required={required.map(shown)}
      left={m.applications_gaps_left({ count: required.length })}
      done={m.applications_gaps_none()}
      advised={advised.map(shown)}
      advice={m.applications_gaps_advised()}
    />
  );
}

/** Lists are pages of their own. */
export const stepPath = (id: string, step: ApplicationGap["step"]) =>
  step === "goods" || step === "exhibitors" ? paths.applicationLines(id, step) : paths.application(id, { step });
