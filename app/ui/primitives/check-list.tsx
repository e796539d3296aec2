import { CircleCheck, CircleHelp, CircleX } from "lucide-react";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "./card";
import { classNames } from "./class-names";

const STATES = {
  ok: { icon: CircleCheck, look: "text-ok-ink", name: m.ui_check_ok },
  failed: { icon: CircleX, look: "text-bad-ink", name: m.ui_check_failed },
  unknown: { icon: CircleHelp, look: "text-wait-ink", name: m.ui_check_unknown },
};

export interface ShownCheck {
  readonly name: string;
  readonly state: keyof typeof STATES;
  /** What should hold. */
  readonly title: string;
  /** That it does, or where it does not. */
  readonly detail: string;
}

/** What a look through a file found, one line a check. */
export function CheckList({ checks }: { readonly checks: readonly ShownCheck[] }) {
  return (
    <Card padded={false}>
      <ol className="divide-y divide-line">
        {checks.map(({ name, state, title, detail }) => {
          const { icon: Icon, look, name: stateName } = STATES[state];
          return (
            <li key={name} className="flex gap-3 px-5 py-3.5">
              <Icon size={22} aria-hidden className={`mt-0.5 flex-none ${look}`} />
              <div className="min-w-0">
                <p className="font-semibold">
                  <span className="sr-only">{stateName()}: </span>
                  {title}
                </p>
                <p className={classNames("wrap-anywhere", state === "failed" ? "text-bad-ink" : "text-soft")}>
                  {detail}
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
