import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inviteToAgency, loadAgencyOffice } from "~/http/agency-office.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { AgencyPage } from "~/ui/agencies/agency-page";
import { ButtonLink } from "~/ui/primitives/button";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.agency.name ?? m.admin_agencies()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return loadAgencyOffice(args);
}

export async function action(args: ActionFunctionArgs) {
  return inviteToAgency(args, paths.adminAgency);
}

export default function Agency() {
  const { agency, ...rest } = useLoaderData<typeof loader>();
  return (
    <AgencyPage
      {...rest}
      agency={agency}
      here={paths.adminAgency(agency.slug)}
      breadcrumbs={[{ label: m.admin_agencies(), to: paths.adminAgencies() }]}
      nameAction={<ButtonLink to={paths.adminAgencyNames(agency.slug)}>{m.agencies_add_name()}</ButtonLink>}
      result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
    />
  );
}
