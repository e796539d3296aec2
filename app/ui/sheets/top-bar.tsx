import { Link } from "@remix-run/react";
import { ChevronLeft, ChevronRight, List } from "lucide-react";
import type { ReactNode } from "react";
import type { ScoringSheet } from "~/domain/sheets/scoring-sheet.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ProgressBar } from "~/ui/primitives/progress-bar";

type Place = Pick<ScoringSheet, "round" | "position" | "counts" | "previousId" | "nextId">;

/** Where one is in the pile of sheets, always in sight. */
export function TopBar({ round, position, counts, previousId, nextId, children }: Place & { children?: ReactNode }) {
  const total = counts.total;
  return (
    <div className="no-print sticky top-0 z-20 border-b border-line bg-paper">
      <div className="wrap flex min-h-15 flex-wrap items-center gap-x-1.5 py-1.5 sm:gap-x-4">
        <Link
          to={paths.judgeRound(round.slug)}
          className="inline-flex min-h-11 items-center gap-1.5 whitespace-nowrap no-underline hover:underline"
        >
          <List size={18} aria-hidden />
          {m.judge_back_to_list()}
        </Link>
        <span className="flex items-center">
          <Neighbour id={previousId} name={m.judge_previous_sheet()} icon={<ChevronLeft size={22} aria-hidden />} />
          <b className="whitespace-nowrap">
            <span className="sr-only">{m.judge_position_label({ position, total })}</span>
            <span aria-hidden>{m.judge_position({ position, total })}</span>
          </b>
          <Neighbour id={nextId} name={m.judge_next_sheet()} icon={<ChevronRight size={22} aria-hidden />} />
        </span>
        <div className="hidden flex-1 sm:block">
          <ProgressBar bare label={m.judge_progress_label()} done={counts.signed} total={total - counts.recused} />
        </div>
        <span className="ml-auto flex items-center gap-4 whitespace-nowrap">{children}</span>
      </div>
    </div>
  );
}

function Neighbour({ id, name, icon }: { id: string | null; name: string; icon: ReactNode }) {
  const look = "inline-flex size-11 items-center justify-center rounded-full";
  if (!id) return <span className={`${look} text-edge opacity-50`}>{icon}</span>;
  return (
    <Link to={paths.judgeSheet(id)} aria-label={name} className={`${look} text-ink hover:bg-wash`}>
      {icon}
    </Link>
  );
}
