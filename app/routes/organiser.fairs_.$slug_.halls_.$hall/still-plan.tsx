import type { Finding } from "~/domain/floor-plans/findings";
import type { FloorPlan as Plan } from "~/domain/floor-plans/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { FindingsList } from "~/ui/floor-plans/editor/findings-list";
import { FloorPlan } from "~/ui/floor-plans/floor-plan";
import type { HeadHall } from "~/ui/floor-plans/hall-page";
import { Alert } from "~/ui/primitives/alert";

interface StillPlanProps {
  readonly hall: HeadHall;
  readonly plan: Plan;
  readonly findings: readonly Finding[];
  readonly aisle: number;
  /** Why the reader does not draw; null for who only waits for the scripts. */
  readonly whyNot: string | null;
}

/** The plan as it stands, for a page without scripts and for who only looks: each booth leads to its form. */
export function StillPlan({ hall, plan, findings, aisle, whyNot }: StillPlanProps) {
  return (
    <div className="grid gap-6">
      {whyNot && <Alert>{whyNot}</Alert>}
      <FloorPlan
        hall={{ id: hall.id, name: hall.name, width: plan.width, height: plan.height, furniture: plan.furniture }}
        booths={plan.booths.map((booth) => ({
          ...booth,
          id: booth.id!,
          state: "available" as const,
          provinceName: null,
          exhibitorName: null,
        }))}
        colourOf={() => "available"}
        hrefOf={whyNot ? undefined : ({ id }) => paths.organiserHallBooth(hall.slug, hall.id, id)}
      />
      <section>
        <h2 className="mb-3">{m.plans_findings()}</h2>
        <FindingsList findings={findings} aisle={aisle} />
      </section>
    </div>
  );
}
