import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AgencyNameForm } from "~/domain/agencies/forms";
import { nameAgency } from "~/domain/agencies/name-agency.server";
import { mayKeepAgencies } from "~/domain/agencies/policy";
import { agencyBySlug } from "~/domain/agencies/queries.server";
import { DomainError } from "~/domain/errors";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { AgencyNameFields, agencyLabels } from "~/ui/agencies/name-fields";
import { NameTable } from "~/ui/agencies/name-table";
import { Button } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DateField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.agencies_add_name()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    if (!mayKeepAgencies(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
    return { agency: await agencyBySlug(ctx, args.params.slug!) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const agency = await agencyBySlug(ctx, args.params.slug!);
    await nameAgency(ctx, agency.id, await parseForm(ctx, AgencyNameForm));
    return redirectWithNotice(paths.adminAgency(agency.slug), m.agencies_named());
  });
}

export default function NameAgency() {
  const { agency } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<AgencyNameForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(AgencyNameForm),
  });
  return (
    <Page narrow>
      <PageHeader
        title={m.agencies_add_name()}
        lead={m.agencies_add_name_lead()}
        breadcrumbs={[
          { label: m.admin_agencies(), to: paths.adminAgencies() },
          { label: agency.name, to: paths.adminAgency(agency.slug) },
        ]}
      />
      <Card>
        <PostForm form={form} labels={agencyLabels()}>
          <AgencyNameFields fields={fields} fromHint={m.agencies_new_name_from_hint()} />
          <DateField field={fields.validUntil} label={m.agencies_valid_until()} hint={m.agencies_valid_until_hint()} />
          <FormActions cancelTo={paths.adminAgency(agency.slug)}>
            <Button type="submit" kind="main">
              {m.agencies_add_name()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
      <Section title={m.agencies_names()}>
        <NameTable names={agency.names} />
      </Section>
    </Page>
  );
}
