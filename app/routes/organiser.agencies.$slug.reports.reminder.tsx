import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RemindQuery } from "~/domain/yearly-reports/forms";
import { reportDesk } from "~/domain/yearly-reports/overview.server";
import { lateReminder, remindLate } from "~/domain/yearly-reports/remind-late.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.reports_remind_late()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { agency, year } = await reportDesk(ctx, args.params.slug!, parseQuery(ctx.request, RemindQuery).year);
    return { agency, year, ...(await lateReminder(ctx, agency.id, year)) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { agency, year } = await reportDesk(ctx, args.params.slug!, parseQuery(ctx.request, RemindQuery).year);
    const count = await remindLate(ctx, agency.id, year);
    return redirectWithNotice(paths.organiserAgencyReports(agency.slug, { year }), m.reports_reminded({ count }));
  });
}

export default function RemindLate() {
  const { agency, year, dueOn, late, makers, mails, whyNot } = useLoaderData<typeof loader>();
  const back = paths.organiserAgencyReports(agency.slug, { year });
  return (
    <ConfirmPage
      title={m.reports_remind_title({ year: String(year) })}
      lead={m.reports_remind_lead()}
      breadcrumbs={[{ label: m.reports_overview_title({ year: String(year) }), to: back }]}
      effects={[
        m.reports_remind_late_count({ count: late, date: formatDate(dueOn) }),
        m.reports_remind_makers({ count: makers }),
        m.reports_remind_mails({ count: mails }),
      ]}
      confirm={m.reports_remind_send()}
      whyNot={whyNot}
      action={paths.organiserReportsReminder(agency.slug, { year })}
      cancelTo={back}
    />
  );
}
