import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** Only the bar: the numbers stand beside it already. */
  readonly bare?: boolean;
}

export function ProgressBar({ label, done, total, bare }: ProgressBarProps) {
  return (
    <div className="flex items-center gap-3">
      <progress className="progress min-w-16 flex-1" aria-label={label} max={Math.max(total, 1)} value={done} />
      {!bare && (
        <span className="text-sm text-soft">
          {m.ui_progress_of({ done: formatNumber(done), total: formatNumber(total) })}
        </span>
      )}
    </div>
  );
}
