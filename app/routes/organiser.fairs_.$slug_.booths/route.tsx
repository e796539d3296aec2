import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { DragBooths } from "~/ui/booths/drag-booths";
import { Plans } from "~/ui/booths/plans";
import { useStamp } from "~/ui/booths/use-stamp";
import { FairHead } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { byProvince, byState, holdersOf } from "~/ui/floor-plans/colours";
import { legendOfHolders, legendOfStates, PlanLegend } from "~/ui/floor-plans/plan-legend";
import { ButtonLink } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { BoothList } from "./booth-list";
import { BoothPanel } from "./booth-panel";
import type { BoothsData } from "./data";
import { loadDesk } from "./load-desk.server";
import { ViewSwitch } from "./view-switch";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.booths_title()}${data ? ` · ${fairName(data.fair)}` : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    return loadDesk(ctx, args.params.slug!);
  });
}

export default function BoothsOfFair() {
  const data = useLoaderData<typeof loader>();
  const { fair, booths, view, colour, stamp } = data;
  useStamp(paths.organiserFairBoothStamp(fair.slug), stamp);
  return (
    <Page>
      <FairHead fair={fair} current="booths" />
      {booths.length === 0 ? (
        <EmptyState
          title={m.booths_none_title()}
          actions={<ButtonLink to={paths.organiserFair(fair.slug)}>{m.booths_none_act()}</ButtonLink>}
        >
          {m.booths_none_text()}
        </EmptyState>
      ) : (
        <>
          <ViewSwitch slug={fair.slug} view={view} colour={colour} waiting={data.waiting} />
          {view === "list" ? <BoothList data={data} /> : <PlanView data={data} />}
        </>
      )}
    </Page>
  );
}

function PlanView({ data }: { data: BoothsData }) {
  const { fair, halls, booths, colour, booth, whyNot } = data;
  const navigate = useNavigate();
  const holders = holdersOf(booths);
  const isByProvince = colour === "province";
  const free = booths.filter((one) => one.state === "available").length;
  const to = (code: string) =>
    `${paths.organiserFairBooths(fair.slug, { booth: code, colour: isByProvince ? "province" : undefined })}#panel`;
  return (
    <>
      <PlanLegend items={isByProvince ? legendOfHolders(holders, free) : legendOfStates(booths)} />
      <DragBooths
        // Only who was given a booth, or took it, is moved.
        mayDrag={(code) =>
          !whyNot && booths.some((one) => one.code === code && (one.state === "reserved" || one.state === "confirmed"))
        }
        onDrop={(code, onto) => navigate(paths.organiserFairBooth(fair.slug, code, "relocation", { to: onto }))}
      >
        <Plans
          halls={halls}
          booths={booths}
          colourOf={isByProvince ? byProvince(holders) : byState}
          selected={booth?.code ?? null}
          hrefOf={({ code }) => to(code)}
        />
      </DragBooths>
      {!whyNot && <p className="mt-3 text-sm text-soft">{m.booths_drag_hint()}</p>}
      <div id="panel" className="mt-5 scroll-mt-4">
        <BoothPanel data={data} />
      </div>
    </>
  );
}
