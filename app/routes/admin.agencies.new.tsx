import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createAgency } from "~/domain/agencies/create-agency.server";
import { AgencyForm } from "~/domain/agencies/forms";
import { mayKeepAgencies } from "~/domain/agencies/policy";
import { DomainError } from "~/domain/errors";
import { listProvinces } from "~/domain/provinces/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { LEVELS } from "~/lib/vocabulary";
import { AgencyNameFields, agencyLabels } from "~/ui/agencies/name-fields";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { SelectField, TextField } from "~/ui/primitives/fields";
import { FieldGroup, FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.agencies_new()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    if (!mayKeepAgencies(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
    const provinces = await listProvinces(ctx);
    // Today's provinces first: most agencies that are added now are theirs.
    const ordered = [...provinces].sort((a, b) => (a.era === b.era ? 0 : a.era === "new" ? -1 : 1));
    return { provinces: ordered.map(({ id, fullName, era }) => ({ id, fullName, isFormer: era === "old" })) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug } = await createAgency(ctx, await parseForm(ctx, AgencyForm));
    return redirectWithNotice(paths.adminAgency(slug), m.agencies_created());
  });
}

export default function NewAgency() {
  const { provinces } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<AgencyForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(AgencyForm),
  });
  return (
    <Page narrow>
      <PageHeader title={m.agencies_new()} breadcrumbs={[{ label: m.admin_agencies(), to: paths.adminAgencies() }]} />
      <Card>
        <PostForm form={form} labels={agencyLabels()}>
          <AgencyNameFields fields={fields} fromHint={m.agencies_valid_from_hint()} />
          <FieldGroup title={m.agencies_territory()}>
            <SelectField
              field={fields.level}
              label={m.common_level()}
              choices={LEVELS.map((level) => ({ value: level, label: levelTitle(level) }))}
              className="max-w-sm"
            />
            <SelectField
              field={fields.provinceId}
              label={m.common_province()}
              choices={provinces.map(({ id, fullName, isFormer }) => ({
                value: id,
                label: isFormer ? m.agencies_former_province({ name: fullName }) : fullName,
              }))}
              className="max-w-sm"
            />
            <TextField
              field={fields.place}
              label={m.agencies_place()}
              hint={m.agencies_place_hint()}
              className="max-w-sm"
              autoComplete="off"
            />
            <TextField
              field={fields.slug}
              label={m.agencies_slug()}
              hint={m.agencies_slug_hint()}
              className="max-w-sm"
              autoComplete="off"
            />
          </FieldGroup>
          <FormActions cancelTo={paths.adminAgencies()}>
            <Button type="submit" kind="main">
              {m.agencies_create()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </Page>
  );
}
