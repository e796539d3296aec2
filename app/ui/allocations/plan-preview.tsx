import type { Plan } from "~/domain/allocations/queries.server";
import { byProvince, holdersOf } from "~/ui/floor-plans/colours";
import { FloorPlan } from "~/ui/floor-plans/floor-plan";
import { legendOfHolders, PlanLegend } from "~/ui/floor-plans/plan-legend";

/** A plan as drawn: each booth in the colour of the province that would have it. */
export function PlanPreview({
  plan: { applications, booths, halls, provinces },
}: {
  plan: Pick<Plan, "applications" | "booths" | "halls" | "provinces">;
}) {
  const holders = new Map(applications.flatMap((one) => one.boothIds.map((id) => [id, one] as const)));
  const shown = booths.map((booth) => {
    const holder = holders.get(booth.id);
    return {
      ...booth,
      state: holder ? ("reserved" as const) : ("available" as const),
      provinceId: holder?.provinceId ?? null,
      provinceName: holder ? (provinces[holder.provinceId] ?? null) : null,
      exhibitorName: holder ? `${holder.number} ${holder.name}` : null,
    };
  });
  const colours = holdersOf(shown);
  return (
    <>
      <PlanLegend items={legendOfHolders(colours, shown.length - holders.size)} />
      <div className="grid gap-6">
        {halls.map((hall) => {
          const own = shown.filter((booth) => booth.hallId === hall.id);
          return own.length === 0 ? null : (
            <FloorPlan key={hall.id} hall={hall} booths={own} colourOf={byProvince(colours)} />
          );
        })}
      </div>
    </>
  );
}
