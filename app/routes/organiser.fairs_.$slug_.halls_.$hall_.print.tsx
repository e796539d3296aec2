import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { planOf } from "~/domain/booths/plan.server";
import { hallAtWork } from "~/domain/floor-plans/queries.server";
import { respond } from "~/http/respond.server";
import { formatDateRange, formatList, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { fairName } from "~/ui/fairs/fair-name";
import { byProvince, holdersOf } from "~/ui/floor-plans/colours";
import { FloorPlan } from "~/ui/floor-plans/floor-plan";
import { HallPage, headOfHall } from "~/ui/floor-plans/hall-page";
import { legendOfHolders, PlanLegend } from "~/ui/floor-plans/plan-legend";

export const meta: MetaFunction = () => [{ title: `${m.plans_print_page()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    const { halls, booths } = await planOf(ctx, fair.id);
    return {
      hall: headOfHall(fair.slug, hall),
      fair: { name: fair.name, nameEn: fair.nameEn, venue: fair.venue, startsOn: fair.startsOn, endsOn: fair.endsOn },
      drawn: halls.find(({ id }) => id === hall.id)!,
      booths: booths.filter(({ hallId }) => hallId === hall.id),
    };
  });
}

/** One hall on one sheet, with what its colours say. */
export default function PrintedPlan() {
  const { hall, fair, drawn, booths } = useLoaderData<typeof loader>();
  const holders = holdersOf(booths);
  const free = booths.filter(({ state }) => state === "available").length;
  // Square decimetres to square metres.
  const area = booths.reduce((sum, { width, height }) => sum + width * height, 0) / 100;
  return (
    <HallPage hall={hall} title={m.plans_print_page()} lead={<span className="no-print">{m.plans_print_how()}</span>}>
      <div className="plan-print">
        <p className="font-display text-xl font-bold">
          {fairName(fair)} · {hall.name}
        </p>
        <p className="mb-3 text-soft">
          {fair.venue} · {formatDateRange(fair.startsOn, fair.endsOn)} ·{" "}
          {m.plans_print_totals({ count: formatNumber(booths.length), area: formatNumber(area) })}
        </p>
        <PlanLegend items={legendOfHolders(holders, free)} />
        <FloorPlan hall={drawn} booths={booths} colourOf={byProvince(holders)} />
        {/* More provinces than there are colours, and a sheet says nothing when it is pointed at. */}
        {holders.length > 0 && (
          <ul className="mt-4 columns-2 gap-6 text-sm lg:columns-4 print:columns-4">
            {holders.map(({ id, name, codes, colour }) => (
              <li key={id} className="mb-1.5 break-inside-avoid">
                <span className={`plan-chip p${colour}`}>{name}</span> {formatList(codes)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </HallPage>
  );
}
