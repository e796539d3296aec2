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
  return inviteToAgency(args, paths.organiserAgency);
}

export default function Agency() {
  const { agency, keepsTemplates, ...rest } = useLoaderData<typeof loader>();
  return (
    <AgencyPage
      {...rest}
      agency={agency}
      here={paths.organiserAgency(agency.slug)}
      actions={
        keepsTemplates && <ButtonLink to={paths.organiserTemplates(agency.slug)}>{m.templates_title()}</ButtonLink>
      }
      breadcrumbs={[{ label: m.ui_area_organiser(), to: paths.organiser() }]}
      result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
    />
  );
}
