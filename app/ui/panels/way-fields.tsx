import { Form } from "@remix-run/react";
import type { PlanQuery } from "~/domain/panels/forms";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ASSIGNMENT_WAYS, type AssignmentWay } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";

export const wayName = (way: AssignmentWay) => WAYS[way].name();

const WAYS: Record<AssignmentWay, { name: () => string; hint: () => string }> = {
  all: { name: m.panels_way_all, hint: m.panels_way_all_hint },
  by_group: { name: m.panels_way_by_group, hint: m.panels_way_by_group_hint },
  balanced: { name: m.panels_way_balanced, hint: m.panels_way_balanced_hint },
};

interface WayFormProps {
  readonly slug: string;
  readonly chosen: PlanQuery["way"];
  readonly perEntry: number;
  /** Jurors there are. */
  readonly jurors: number;
  readonly whyNot: string | null;
}

/** How entries are to be given out; what comes of it is shown before anything is written. */
export function WayForm({ slug, chosen, perEntry, jurors, whyNot }: WayFormProps) {
  return (
    <Form method="get" action={paths.organiserJuryPlan(slug)} className="grid gap-4">
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-semibold">{m.panels_way()}</legend>
        {ASSIGNMENT_WAYS.map((way) => (
          <label key={way} className="flex min-h-11 items-start gap-3 py-1.5">
            <input type="radio" name="way" value={way} defaultChecked={way === chosen} className="radio mt-0.5" />
            <span>
              {WAYS[way].name()}
              <span className="block text-[0.92rem] text-soft">{WAYS[way].hint()}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="grid gap-1.5">
        <label htmlFor="per-entry" className="font-semibold">
          {m.panels_per_entry()}
        </label>
        <p id="per-entry-hint" className="text-[0.92rem] text-soft">
          {m.panels_per_entry_hint()}
        </p>
        <input
          id="per-entry"
          name="perEntry"
          type="number"
          min={1}
          max={Math.max(jurors, 1)}
          defaultValue={perEntry}
          aria-describedby="per-entry-hint"
          className="input max-w-28"
        />
      </div>
      <div>
        <Button type="submit" whyNot={whyNot}>
          {m.panels_plan_preview()}
        </Button>
      </div>
    </Form>
  );
}
