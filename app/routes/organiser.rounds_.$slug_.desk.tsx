import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { mayWorkOnRound } from "~/domain/rounds/policy";
import { roundBySlug } from "~/domain/rounds/queries.server";
import { verdictOf } from "~/domain/sheets/desk-verdict";
import { deskOfRound } from "~/domain/sheets/device-desk.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";
import { PanelDesk } from "~/ui/sheets/panel-desk";

export const handle = { hydrate: true };

const EVERY_MS = 30_000;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.judge_offline_desk_title()}${data ? ` · ${roundName(data.round)}` : ""} · ${m.common_brand()}` },
];

/** For the agency's staff and the head of the jury. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const round = await roundBySlug(ctx, args.params.slug!);
    const { slug, name, nameEn } = round;
    const jurors = await deskOfRound(ctx, round.id);
    const isAgency = mayWorkOnRound(ctx.actor, round);
    return { round: { slug, name, nameEn }, jurors, verdict: verdictOf(jurors), isAgency, now: ctx.now };
  });
}

export default function Desk() {
  const { round, jurors, verdict, isAgency, now } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && revalidate(), EVERY_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <Page>
      <PageHeader
        title={m.judge_offline_desk_title()}
        lead={m.judge_offline_desk_lead()}
        breadcrumbs={
          isAgency
            ? [
                { label: m.ui_area_organiser(), to: paths.organiser() },
                { label: roundName(round), to: paths.organiserRound(round.slug) },
              ]
            : [
                { label: m.judge_title(), to: paths.judge() },
                { label: roundName(round), to: paths.judgeRound(round.slug) },
              ]
        }
      />
      <PanelDesk jurors={jurors} verdict={verdict} now={now} />
    </Page>
  );
}
