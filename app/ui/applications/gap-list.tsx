import { Link } from "@remix-run/react";
import { CircleCheck } from "lucide-react";
import type { ApplicationGap } from "~/domain/applications/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { gapSentence } from "./words";

interface GapListProps {
  readonly id: string;
  readonly gaps: readonly ApplicationGap[];
  readonly mostBooths: number;
}

/** What an application still needs before it is sent, each a way to where it is filled in; then what would help. */
export function GapList({ id, gaps, mostBooths }: GapListProps) {
  const required = gaps.filter((gap) => gap.severity === "required");
  const advised = gaps.filter((gap) => gap.severity === "advised");
  const lines = (list: readonly ApplicationGap[]) => (
    <ul className="mt-2 grid gap-1.5">
      {list.map((gap) => (
        <li key={`${gap.step} ${gap.field} ${gap.which}`}>
          <Link to={stepPath(id, gap.step)} className="inline-flex min-h-9 items-center pointer-coarse:min-h-11">
            {gapSentence(gap, mostBooths)}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="grid gap-4">
      {required.length === 0 ? (
        <p className="flex gap-2 font-semibold text-ok-ink">
          <CircleCheck size={20} aria-hidden className="mt-0.5 flex-none" />
          {m.applications_gaps_none()}
        </p>
      ) : (
        <div>
          <p className="font-semibold text-bad-ink">{m.applications_gaps_left({ count: required.length })}</p>
          {lines(required)}
        </div>
      )}
      {advised.length > 0 && (
        <div>
          <p className="text-soft">{m.applications_gaps_advised()}</p>
          {lines(advised)}
        </div>
      )}
    </div>
  );
}

/** Lists are pages of their own. */
export const stepPath = (id: string, step: ApplicationGap["step"]) =>
  step === "goods" || step === "exhibitors" ? paths.applicationLines(id, step) : paths.application(id, { step });
