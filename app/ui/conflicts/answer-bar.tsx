import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { classNames } from "~/ui/primitives/class-names";

interface AnswerBarProps {
  /** Of the form that its buttons send. */
  readonly form: string;
  readonly done: number;
  readonly total: number;
}

/** How many are answered and the two ways on, within reach of one thumb. */
export function AnswerBar({ form, done, total }: AnswerBarProps) {
  const isDone = done === total;
  return (
    <div className="no-print sticky bottom-0 z-20 border-t border-line bg-card pb-[env(safe-area-inset-bottom)]">
      <div className="wrap flex max-w-3xl flex-wrap items-center gap-2 py-2.5">
        <p className={classNames("mr-auto text-[0.92rem] text-soft", !isDone && "max-sm:w-full")}>
          {m.conflicts_progress({ done, total })}
        </p>
        <Button type="submit" form={form} name="after" value="stay" kind={isDone ? "main" : "plain"}>
          {m.conflicts_save()}
        </Button>
        {!isDone && (
          <Button type="submit" form={form} name="after" value="rest" kind="main" className="max-sm:flex-1">
            {m.conflicts_rest()}
          </Button>
        )}
      </div>
    </div>
  );
}
