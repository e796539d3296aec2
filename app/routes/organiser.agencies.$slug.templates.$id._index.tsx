import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { drawTemplate } from "~/domain/templates/draw-template.server";
import { TemplateForm } from "~/domain/templates/forms";
import { templatePicturesOf } from "~/domain/templates/keep-picture.server";
import { whyNotUseTemplate } from "~/domain/templates/policy";
import { templateById } from "~/domain/templates/queries.server";
import { saveTemplate } from "~/domain/templates/save-template.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { type Column, DataTable } from "~/ui/primitives/data-table";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { TemplateEditor } from "~/ui/templates/template-editor";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name ?? m.templates_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, name, agencyId, agencySlug, archivedAt, versions } = await templateById(ctx, args.params.id!);
    const [{ version, content: sheet }] = versions as [(typeof versions)[number]];
    const [drawn, pictures] = await Promise.all([
      drawTemplate(ctx, ctx.services.files, agencyId, sheet, "usual"),
      templatePicturesOf(ctx, agencyId),
    ]);
    const history = versions.map(({ content: _, ...one }) => one);
    const whyNot = whyNotUseTemplate({ archivedAt });
    return { id, name, agency: agencySlug, version, sheet, drawn, pictures, history, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, agencySlug, versions } = await templateById(ctx, args.params.id!);
    const version = await saveTemplate(ctx, id, await parseForm(ctx, TemplateForm));
    const notice = version === versions[0]!.version ? m.templates_saved_same() : m.templates_saved({ version });
    return redirectWithNotice(paths.organiserTemplate(agencySlug, id), notice);
  });
}

export default function Template() {
  const { history, ...page } = useLoaderData<typeof loader>();
  const { id, name, agency, version, whyNot } = page;
  return (
    <Page>
      <PageHeader
        title={name}
        lead={m.templates_editor_lead({ version })}
        breadcrumbs={[{ label: m.templates_title(), to: paths.organiserTemplates(agency) }]}
        actions={
          whyNot === null ? (
            <ButtonLink kind="quiet" to={paths.organiserTemplateAct(agency, id, "archiving")}>
              {m.templates_archive()}
            </ButtonLink>
          ) : (
            <PostButton action={paths.organiserTemplateAct(agency, id, "reinstatement")}>
              {m.templates_reinstate()}
            </PostButton>
          )
        }
      />
      {whyNot && (
        <Alert tone="wait" className="mb-5">
          {whyNot}
        </Alert>
      )}
      {/* After a save the form begins anew with what was kept. */}
      <TemplateEditor key={version} {...page} lastResult={useActionData<typeof action>()?.result} />
      <Section title={m.templates_history()}>
        <DataTable
          caption={m.templates_history()}
          columns={columns(agency, id)}
          rows={history}
          rowKey={(row) => row.id}
          empty={null}
        />
      </Section>
    </Page>
  );
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["history"][number];

const columns = (agency: string, id: string): Column<Row>[] => [
  { head: m.templates_version(), cell: (row) => formatNumber(row.version), numeric: true },
  { head: m.templates_saved_at(), cell: (row) => formatDateTime(row.madeAt) },
  { head: m.templates_saved_by(), cell: (row) => row.madeBy },
  { head: m.templates_issued(), cell: (row) => formatNumber(row.issued), numeric: true },
  {
    head: m.templates_preview(),
    cell: (row) => (
      <a href={paths.organiserTemplatePreview(agency, id, { version: row.version })} target="_blank" rel="noreferrer">
        PDF
      </a>
    ),
  },
];
