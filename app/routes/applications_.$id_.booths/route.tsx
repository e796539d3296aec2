import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { HoldForm } from "~/domain/booths/forms";
import { holdBooth } from "~/domain/booths/hold-booth.server";
import { nearestTo } from "~/domain/booths/neighbours";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDateRange } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import { Plans } from "~/ui/booths/plans";
import { useStamp } from "~/ui/booths/use-stamp";
import { fairName } from "~/ui/fairs/fair-name";
import { PlanLegend } from "~/ui/floor-plans/plan-legend";
import { Alert } from "~/ui/primitives/alert";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { FreeBooths } from "./free-booths";
import { loadDesk } from "./load-desk.server";
import { OfferCard } from "./offer-card";
import { OwnBooths } from "./own-booths";
import { legendOf, maySuit, pickColours } from "./pick-colours";
import { PickPanel } from "./pick-panel";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.booths_pick_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => loadDesk(ctx, args.params.id!));
}

/** Holds a booth. Who is too late keeps the page, and is told. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    const { booth } = await parseForm(ctx, HoldForm);
    const held = await holdBooth(ctx, id, booth);
    const { code } = held.booth;
    return redirectWithNotice(paths.applicationBooths(id, { booth: code }), m.booths_now_held({ code }));
  });
}

export default function PickBooths() {
  const desk = useLoaderData<typeof loader>();
  const { application, fair, halls, booths, claims, room, selected, stamp } = desk;
  const { revalidate } = useRevalidator();
  useStamp(paths.applicationBoothStamp(application.id), stamp);
  const refused = useActionData<{ result?: SubmissionResult<string[]> }>()?.result?.error?.[""];
  const refusal = refused?.join(" ") ?? (desk.isOver && selected ? m.booths_claim_over({ code: selected }) : null);
  const own = new Map(claims.map((claim) => [claim.boothId, claim]));
  const colourOf = pickColours(own, room);
  const booth = booths.find((one) => one.code === selected) ?? null;
  const free = booths
    .filter((one) => one.state === "available" && maySuit(one, room))
    .toSorted((a, b) => compareVietnamese(a.code, b.code));
  const to = (code: string) => `${paths.applicationBooths(application.id, { booth: code })}#panel`;
  const offer = claims.filter((claim) => claim.isOffer);
  // What waits for an answer stands above plans that fill a phone several times.
  const isAsked = claims.some((claim) => claim.state === "reserved" && !claim.isOffer);
  const left = Object.values(room).reduce((sum, count) => sum + Math.max(0, count), 0);
  return (
    <Page>
      <PageHeader
        breadcrumbs={[
          { label: m.applications_title(), to: paths.applications() },
          { label: application.number ?? application.signName, to: paths.application(application.id) },
        ]}
        title={m.booths_pick_title()}
        lead={`${fairName(fair)} · ${formatDateRange(fair.startsOn, fair.endsOn)}`}
      />
      {offer.length > 0 && <OfferCard desk={desk} offer={offer} onEnd={revalidate} />}
      <p className="mb-4 text-[1.06rem]">
        {left > 0 && m.booths_may_take({ count: left })}
        {left === 0 && (claims.length > 0 || !desk.whyNot ? m.booths_has_all({ count: claims.length }) : desk.whyNot)}
        {desk.whyNot && left > 0 && <span className="block text-soft">{desk.whyNot}</span>}
      </p>
      {isAsked && <OwnBooths desk={desk} />}
      <div className="mt-6">
        <PlanLegend items={legendOf(booths, colourOf)} />
      </div>
      {halls.length === 0 ? (
        <Alert>{m.booths_no_plan_yet()}</Alert>
      ) : (
        <Plans halls={halls} booths={booths} colourOf={colourOf} selected={selected} hrefOf={({ code }) => to(code)} />
      )}
      <div id="panel" className="mt-5 scroll-mt-4">
        {refusal && (
          <div role="alert" className="mb-4">
            <Alert tone="bad">{refusal}</Alert>
          </div>
        )}
        <PickPanel
          desk={desk}
          booth={booth}
          claim={(booth && own.get(booth.id)) ?? null}
          nearest={booth ? nearestTo(booth, free) : []}
          to={to}
          onEnd={revalidate}
        />
      </div>
      {!isAsked && <OwnBooths desk={desk} />}
      {left > 0 && !desk.whyNot && <FreeBooths booths={free} to={to} />}
    </Page>
  );
}
