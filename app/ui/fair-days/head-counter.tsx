import { Form } from "@remix-run/react";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { ScanDirection } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";

interface HeadCounterProps {
  readonly slug: string;
  readonly gate: { readonly id: string; readonly name: string; readonly counted: number };
  readonly direction: ScanDirection;
  /** Counted on this device, and not in what the server knew. */
  readonly beyond: number;
  readonly formKey: string;
  /** Why the last count does not lie on the device. */
  readonly problem: string | null;
  /** Null without scripts: then the form is sent. */
  readonly onCount: ((people: number) => void) | null;
}

const STEPS = [1, 5, -1] as const;

/** Visitors who come without a pass, counted by hand. */
export function HeadCounter({ slug, gate, direction, beyond, formKey, problem, onCount }: HeadCounterProps) {
  const counted = gate.counted + beyond;
  return (
    <Card as="section">
      <h2 className="text-lg">{m.days_counter()}</h2>
      <p className="text-sm text-soft">{m.days_counter_lead({ gate: gate.name })}</p>
      <p className="my-3 font-display text-4xl font-bold" aria-live="polite">
        {formatNumber(counted)}
      </p>
      <Form method="post" action={paths.gateCounts(slug)} className="grid grid-cols-3 items-start gap-2">
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="gate" value={gate.id} />
        <input type="hidden" name="direction" value={direction} />
        {STEPS.map((people) => (
          <Button
            key={people}
            type={onCount ? "button" : "submit"}
            name="people"
            value={people}
            whyNot={people + counted < 0 ? m.days_counter_nobody() : null}
            aria-label={m.days_counter_step({ people: formatNumber(people) })}
            {...(onCount && { onClick: () => onCount(people) })}
          >
            {people > 0 ? `+${people}` : `−${-people}`}
          </Button>
        ))}
      </Form>
      {problem && (
        <p role="alert" className="mt-3 font-semibold text-bad-ink">
          {problem}
        </p>
      )}
    </Card>
  );
}
