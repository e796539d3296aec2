import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DeskQuery } from "~/domain/complaints/forms";
import { complaintDesk } from "~/domain/complaints/queries.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Desk } from "~/ui/complaints/desk";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.complaints_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { state, page } = parseQuery(ctx.request, DeskQuery);
    const query = { state: state ?? "open", page } as const;
    return { query, desk: await complaintDesk(ctx, query) };
  });
}

export default function Complaints() {
  const { query, desk } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={m.complaints_title()} lead={m.complaints_desk_lead()} />
      <Desk desk={desk} {...query} to={paths.organiserComplaints} withRound />
    </Page>
  );
}
