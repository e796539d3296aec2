import type { PlanColour } from "~/ui/floor-plans/colours";
import { FloorPlan, type PlannedHall, type ShownBooth } from "~/ui/floor-plans/floor-plan";

interface PlansProps<B extends ShownBooth & { readonly hallId: string }> {
  readonly halls: readonly PlannedHall[];
  readonly booths: readonly B[];
  readonly colourOf: (booth: B) => PlanColour;
  readonly selected: string | null;
  readonly hrefOf: (booth: B) => string;
}

/** The plan of each hall; each booth is a link. */
export function Plans<B extends ShownBooth & { readonly hallId: string }>({ halls, booths, ...plan }: PlansProps<B>) {
  return (
    <div className="grid grid-cols-1 gap-6">
      {halls.map((hall) => (
        <div key={hall.id}>
          {halls.length > 1 && <h3 className="mb-2">{hall.name}</h3>}
          <FloorPlan hall={hall} booths={booths.filter((booth) => booth.hallId === hall.id)} {...plan} />
        </div>
      ))}
    </div>
  );
}
