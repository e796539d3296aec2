import type { ReactNode } from "react";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

interface BottomBarProps {
  readonly label: string;
  /** Hundredths; null while nothing is scored; left out where nothing counts. */
  readonly total?: number | null | undefined;
  readonly maximum: number;
  /** Beside the label: what is still missing. */
  readonly note?: string;
  readonly children?: ReactNode;
}

/** The total and the acts of a sheet, within reach of one thumb. */
export function BottomBar({ label, total, maximum, note, children }: BottomBarProps) {
  return (
    <div className="no-print sticky bottom-0 z-20 border-t border-line bg-card pb-[env(safe-area-inset-bottom)]">
      <div className="wrap flex min-h-19 flex-wrap items-center gap-x-2 gap-y-1 py-2 sm:gap-x-3">
        <p className="mr-auto leading-tight">
          <span className="block text-[0.82rem] text-soft">{label}</span>
          {total !== undefined && (
            <output className="text-[1.4rem] font-semibold whitespace-nowrap">
              {total === null ? "–" : formatPoints(total)}
              <span className="text-[0.88rem] font-normal text-soft">
                {" "}
                {m.judge_total_of({ maximum: formatPoints(maximum) })}
              </span>
            </output>
          )}
          {note && <span className="ml-2 hidden text-[0.88rem] text-soft sm:inline">{note}</span>}
        </p>
        {children}
      </div>
    </div>
  );
}
