import { Link } from "@remix-run/react";
import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "~/ui/primitives/class-names";

interface StepLink {
  readonly to: string;
  readonly name: string;
  /** Null where nothing is counted. */
  readonly missing: number | null;
  readonly isCurrent: boolean;
}

/** The pages of a form in steps, each saying whether something required is missing. */
export function StepNav({ label, steps }: { label: string; steps: readonly StepLink[] }) {
  return (
    <nav aria-label={label} className="no-print relative -mx-5 mb-7 overflow-x-auto px-5 py-1">
      <ol className="flex gap-2 whitespace-nowrap lg:flex-wrap lg:gap-1.5">
        {steps.map((step, place) => (
          <Item key={step.to} {...step} place={place + 1} />
        ))}
      </ol>
    </nav>
  );
}

function Item({ to, place, name, missing, isCurrent }: StepLink & { readonly place: number }) {
  const link = useRef<HTMLAnchorElement>(null);
  // On a phone the row is wider than the page: the step one is at comes into view.
  useEffect(() => {
    if (isCurrent) link.current?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
  }, [isCurrent]);
  return (
    <li>
      <Link
        ref={link}
        to={to}
        aria-current={isCurrent ? "step" : undefined}
        className="flex min-h-11 items-center gap-2 rounded-full border border-line bg-card px-3.5 text-ink lg:px-3 no-underline hover:border-edge aria-[current]:border-lacquer-ink aria-[current]:font-semibold"
      >
        <span
          aria-hidden="true"
          className={classNames(
            "flex size-6 items-center justify-center rounded-full text-sm font-semibold",
            missing === 0 ? "bg-ok-wash text-ok-ink" : "bg-wash text-soft",
          )}
        >
          {missing === 0 ? <Check size={15} strokeWidth={3} /> : place}
        </span>
        {name}
        {missing !== null && (
          <span className={missing > 0 ? "text-sm text-bad-ink" : "sr-only"}>
            {missing > 0 ? m.steps_missing({ count: missing }) : m.steps_complete()}
          </span>
        )}
      </Link>
    </li>
  );
}
