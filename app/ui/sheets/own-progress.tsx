import { m } from "~/i18n/paraglide/messages";
import { ProgressBar } from "~/ui/primitives/progress-bar";

interface Progress {
  readonly total: number;
  readonly signed: number;
  readonly recused: number;
}

/** How far a juror is with their own sheets; those they recused from are asked of nobody. */
export function OwnProgress({ total, signed, recused }: Progress) {
  return (
    <div className="grid gap-1.5">
      <ProgressBar bare label={m.judge_progress_label()} done={signed} total={total - recused} />
      <p className="text-soft">
        {m.judge_signed_of({ signed, total: total - recused })}
        {recused > 0 && `, ${m.judge_recused_count({ count: recused })}`}
      </p>
    </div>
  );
}
