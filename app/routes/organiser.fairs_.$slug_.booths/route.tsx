import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { applicationsWithRoom, boothsAtWork, narrow } from "~/domain/booths/at-work.server";
import { exhibitorsOfClaim } from "~/domain/booths/at-work-claim.server";
import { BoothsAtWorkQuery } from "~/domain/booths/forms";
import { boothHistory } from "~/domain/booths/history.server";
import { hallsOf, planStamp } from "~/domain/booths/plan.server";
import { mayGiveBooths, whyNotChange } from "~/domain/booths/policy";
import { waitingCount } from "~/domain/booths/waiting-list.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { DragBooths } from "~/ui/booths/drag-booths";
import { Plans } from "~/ui/booths/plans";
import { useStamp } from "~/ui/booths/use-stamp";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { byProvince, byState, holdersOf } from "~/ui/floor-plans/colours";
import { legendOfHolders, legendOfStates, PlanLegend } from "~/ui/floor-plans/plan-legend";
import { ButtonLink } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { BoothList } from "./booth-list";
import { BoothPanel } from "./booth-panel";
import { ViewSwitch } from "./view-switch";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.booths_title()}${data ? ` · ${fairName(data.fair)}` : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const asked = new URL(args.request.url).searchParams;
    const query = parseQuery(args.request, BoothsAtWorkQuery);
    const [halls, booths, stamp, waiting] = await Promise.all([
      hallsOf(ctx, fair.id),
      boothsAtWork(ctx, fair.id),
      planStamp(ctx, fair.id),
      waitingCount(ctx, fair.id),
    ]);
    const booth = booths.find((one) => one.code === asked.get("booth")) ?? null;
    const mayGive = mayGiveBooths(ctx.actor, fair);
    const [history, applications, exhibitors] = await Promise.all([
      booth ? boothHistory(ctx, booth.id) : [],
      booth?.state === "available" && mayGive ? applicationsWithRoom(ctx, fair.id) : [],
      booth?.claim ? exhibitorsOfClaim(ctx, booth.claim.applicationId) : [],
    ]);
    return {
      fair: headOfFair(fair),
      halls,
      booths,
      listed: narrow(booths, query),
      query,
      stamp,
      waiting,
      booth,
      history,
      applications,
      exhibitors,
      view: asked.get("view") === "list" ? ("list" as const) : ("plan" as const),
      colour: asked.get("colour") === "province" ? ("province" as const) : ("state" as const),
      whyNot: mayGive ? whyNotChange(fair) : m.booths_givers_only(),
    };
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

function PlanView({ data }: { data: ReturnType<typeof useLoaderData<typeof loader>> }) {
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
