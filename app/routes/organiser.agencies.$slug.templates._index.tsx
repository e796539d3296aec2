import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { agencyBySlug } from "~/domain/agencies/queries.server";
import { NewTemplateForm } from "~/domain/templates/forms";
import { makeTemplate } from "~/domain/templates/make-template.server";
import { templatesOf } from "~/domain/templates/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { type Column, DataTable } from "~/ui/primitives/data-table";
import { SelectField, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction = () => [{ title: `${m.templates_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, slug, name } = await agencyBySlug(ctx, args.params.slug!);
    const templates = await templatesOf(ctx, id);
    return { slug, name, templates };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const agency = await agencyBySlug(ctx, args.params.slug!);
    const id = await makeTemplate(ctx, agency.id, await parseForm(ctx, NewTemplateForm));
    return redirectWithNotice(paths.organiserTemplate(agency.slug, id), m.templates_made());
  });
}

export default function Templates() {
  const { slug, name, templates } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "new-template",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(NewTemplateForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: NewTemplateForm }),
  });
  return (
    <Page>
      <PageHeader
        title={m.templates_title()}
        lead={m.templates_lead()}
        breadcrumbs={[{ label: name, to: paths.organiserAgency(slug) }]}
        actions={<ButtonLink to={paths.organiserTemplatePictures(slug)}>{m.templates_pictures_title()}</ButtonLink>}
      />
      <DataTable
        caption={m.templates_title()}
        columns={columns(slug)}
        rows={templates}
        rowKey={(row) => row.id}
        empty={<p className="text-soft">{m.templates_none()}</p>}
      />
      <p className="mt-3">
        <a href={paths.organiserTemplatePreview(slug, "standard")} target="_blank" rel="noreferrer">
          {m.templates_standard_preview()}
        </a>
      </p>
      <Section title={m.templates_new()}>
        <Card className="max-w-3xl">
          <PostForm form={form} labels={{ name: m.templates_name() }}>
            <TextField field={fields.name} label={m.templates_name()} hint={m.templates_name_hint()} />
            <SelectField
              field={fields.from}
              label={m.templates_from()}
              placeholder={m.templates_standard()}
              unmarked
              choices={templates.map((one) => ({ value: one.id, label: one.name }))}
            />
            <FormActions>
              <Button type="submit" kind="main">
                {m.templates_make()}
              </Button>
            </FormActions>
          </PostForm>
        </Card>
      </Section>
    </Page>
  );
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["templates"][number];

const columns = (slug: string): Column<Row>[] => [
  { head: m.templates_name(), cell: (row) => <Link to={paths.organiserTemplate(slug, row.id)}>{row.name}</Link> },
  {
    head: m.common_status(),
    cell: (row) => (row.archivedAt ? <Tag>{m.templates_put_away()}</Tag> : <Tag tone="ok">{m.templates_in_use()}</Tag>),
  },
  { head: m.templates_version(), cell: (row) => formatNumber(row.version), numeric: true },
  { head: m.templates_saved_at(), cell: (row) => formatDateTime(row.madeAt) },
  { head: m.templates_saved_by(), cell: (row) => row.madeBy },
];
