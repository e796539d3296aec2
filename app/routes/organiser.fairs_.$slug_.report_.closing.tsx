import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { closeFair } from "~/domain/fair-reports/close-fair.server";
import { fairReport } from "~/domain/fair-reports/fair-report.server";
import { mayCloseFair, whyNotCloseFair } from "~/domain/fair-reports/policy";
import { visitsOf } from "~/domain/fair-reports/rules";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.closings_close()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, figures } = await fairReport(ctx, args.params.slug!);
    return {
      head: headOfFair(fair),
      visits: visitsOf(figures),
      revenue: figures.sales.revenue,
      silent: figures.sales.exhibitors - figures.sales.reported,
      openIncidents: figures.incidents.open,
      whyNot: mayCloseFair(ctx.actor, fair) ? whyNotCloseFair(fair, todayInVietnam(ctx.now)) : m.closings_not_yours(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await closeFair(ctx, fair.id);
    return redirectWithNotice(paths.organiserFairReport(fair.slug), m.closings_close_done());
  });
}

export default function CloseFair() {
  const { head, visits, revenue, silent, openIncidents, whyNot } = useLoaderData<typeof loader>();
  const report = paths.organiserFairReport(head.slug);
  return (
    <ConfirmPage
      title={m.closings_close_question()}
      breadcrumbs={[{ label: fairName(head), to: report }]}
      effects={[
        m.closings_effect_figures({ visits: formatNumber(visits), revenue: formatMoney(revenue) }),
        ...(silent > 0 ? [m.closings_effect_silent({ count: silent })] : []),
        ...(openIncidents > 0 ? [m.closings_effect_incidents({ count: openIncidents })] : []),
        m.closings_effect_survey(),
      ]}
      isReversible
      confirm={m.closings_close()}
      whyNot={whyNot}
      cancelTo={report}
    />
  );
}
