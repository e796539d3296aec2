import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { boothStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { byProvince, holdersOf, isTaken } from "./colours";
import { FloorPlan, type PlannedHall, type ShownBooth } from "./floor-plan";
import { PlanMotionScript } from "./motion-script-tag";
import { legendOfHolders, PlanLegend } from "./plan-legend";

interface PublicPlanProps {
  /** Of the fair. */
  readonly slug: string;
  readonly halls: readonly PlannedHall[];
  readonly booths: readonly (ShownBooth & { readonly hallId: string; readonly provinceId: string | null })[];
  /** The code of the booth that is looked for. */
  readonly selected: string | null;
}

/** The plans of a fair's halls in the colours of the provinces, for everybody; each booth leads to what is known of it. */
export function PublicPlan({ slug, halls, booths, selected }: PublicPlanProps) {
  const holders = holdersOf(booths);
  const free = booths.filter((booth) => booth.state === "available").length;
  const found = booths.find((booth) => booth.code === selected);
  const colourOf = byProvince(holders);
  return (
    <>
      <p data-kept-notice hidden className="mb-4 font-semibold">
        {m.plans_kept_at()} <time />
      </p>
      <PlanLegend items={legendOfHolders(holders, free)} />
      {selected && !found && <p className="mb-4 font-semibold">{m.plans_no_such_booth({ code: selected })}</p>}
      {found && <FoundBooth booth={found} hall={halls.find((hall) => hall.id === found.hallId)?.name} />}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {halls.map((hall) => (
          <div key={hall.id}>
            {halls.length > 1 && <h3 className="mb-2">{hall.name}</h3>}
            <FloorPlan
              hall={hall}
              booths={booths.filter((booth) => booth.hallId === hall.id)}
              colourOf={colourOf}
              selected={selected}
              hrefOf={({ code }) => paths.fairBooth(slug, code)}
            />
          </div>
        ))}
      </div>
      <PlanMotionScript />
    </>
  );
}

function FoundBooth({ booth, hall }: { booth: ShownBooth; hall: string | undefined }) {
  const area = formatNumber((booth.width * booth.height) / 100);
  return (
    <Card className="mb-4">
      <p className="text-lg font-semibold">{m.plans_booth({ code: booth.code })}</p>
      <p className="text-soft">
        {[m.plans_square_metres({ area }), hall, boothStateName(booth.state)].filter(Boolean).join(" · ")}
      </p>
      {isTaken(booth) && (
        <p className="mt-1">{[booth.exhibitorName, booth.provinceName].filter(Boolean).join(" · ")}</p>
      )}
    </Card>
  );
}
