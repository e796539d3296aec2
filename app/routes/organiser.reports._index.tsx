import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { agenciesOf } from "~/domain/agencies/queries.server";
import { DomainError } from "~/domain/errors";
import { mayHandleReports } from "~/domain/yearly-reports/policy";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.reports_title()} · ${m.common_brand()}` }];

/** Whose reports: of those who work for one agency there is nothing to choose. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const agencies = (await agenciesOf(ctx)).filter((agency) => mayHandleReports(ctx.actor, agency.id));
    if (agencies.length === 0) throw new DomainError("forbidden", m.reports_staff_only());
    if (agencies.length === 1) throw redirect(paths.organiserAgencyReports(agencies[0]!.slug));
    return { agencies };
  });
}

export default function Reports() {
  const { agencies } = useLoaderData<typeof loader>();
  return (
    <Page narrow>
      <PageHeader title={m.reports_title()} lead={m.reports_choose_agency()} />
      <ul className="grid gap-4">
        {agencies.map((agency) => (
          <Card key={agency.id} as="li">
            <Link to={paths.organiserAgencyReports(agency.slug)} className="font-semibold">
              {agency.name}
            </Link>
          </Card>
        ))}
      </ul>
    </Page>
  );
}
