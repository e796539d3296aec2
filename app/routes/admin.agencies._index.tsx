import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { agencyList } from "~/domain/agencies/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.admin_agencies()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({ agencies: await agencyList(ctx) }));
}

export default function Agencies() {
  const { agencies } = useLoaderData<typeof loader>();
  const add = (
    <ButtonLink kind="main" to={paths.adminNewAgency()}>
      {m.agencies_new()}
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader title={m.admin_agencies()} lead={m.agencies_lead()} actions={agencies.length > 0 && add} />
      <DataTable
        caption={m.admin_agencies()}
        rows={agencies}
        rowKey={(agency) => agency.id}
        empty={
          <EmptyState title={m.agencies_none()} actions={add}>
            {m.agencies_none_hint()}
          </EmptyState>
        }
        columns={[
          {
            head: m.agencies_name(),
            cell: (agency) => (
              <Link to={paths.adminAgency(agency.slug)} className="font-semibold">
                {agency.name}
              </Link>
            ),
          },
          { head: m.common_level(), cell: (agency) => levelTitle(agency.level) },
          { head: m.agencies_place(), cell: (agency) => agency.place },
          { head: m.agencies_people(), numeric: true, cell: (agency) => formatNumber(agency.people) },
        ]}
      />
    </Page>
  );
}
