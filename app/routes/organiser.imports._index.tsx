import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { UploadForm } from "~/domain/imports/forms";
import { levelsOf } from "~/domain/imports/policy";
import { type ImportSummary, listImports } from "~/domain/imports/queries.server";
import { type ImportingAgency, importingAgencies } from "~/domain/imports/scope.server";
import { MAX_LIST_BYTES, uploadImport } from "~/domain/imports/upload-import.server";
import { isAdmin } from "~/domain/people/policy";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { formatList, formatNumber, formatTimestamp } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { type Column, DataTable } from "~/ui/primitives/data-table";
import { FileField, SelectField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { areaHome } from "~/ui/shell/navigation";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.imports_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const [imports, agencies] = await Promise.all([listImports(ctx), importingAgencies(ctx)]);
    return { imports, agencies, importsAll: isAdmin(ctx.actor), maxBytes: MAX_LIST_BYTES };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { file, agencyId } = await parseUpload(ctx, UploadForm);
    const id = await uploadImport(ctx, ctx.services.files, uploadOf(file), agencyId);
    return redirectWithNotice(paths.organiserImport(id), m.imports_uploaded());
  });
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["imports"][number];

export default function Imports() {
  const { imports, agencies, importsAll, maxBytes } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "upload",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(UploadForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: UploadForm }),
  });
  return (
    <Page>
      <PageHeader
        title={m.imports_title()}
        lead={m.imports_lead()}
        breadcrumbs={[areaHome(importsAll ? "admin" : "organiser")]}
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <Card>
          <PostForm form={form} encType="multipart/form-data" labels={{ file: m.imports_file() }}>
            {agencies.length > 1 && !importsAll && (
              <SelectField
                field={fields.agencyId}
                label={m.imports_agency()}
                choices={agencies.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <FileField
              field={fields.file}
              label={m.imports_file()}
              hint={m.imports_file_hint()}
              accept=".csv,.tsv,.txt,.xlsx"
              types="CSV, XLSX"
              maxBytes={maxBytes}
            />
            <FormActions>
              <Button type="submit" kind="main">
                {m.imports_upload()}
              </Button>
            </FormActions>
          </PostForm>
        </Card>
        <Card>
          <h2 className="text-lg">{m.imports_columns_title()}</h2>
          <p className="mt-2">{m.imports_columns_required()}</p>
          <p className="mt-2 text-soft">{m.imports_columns_optional()}</p>
          <h2 className="mt-6 text-lg">{m.imports_who_title()}</h2>
          <WhatMayBeImported agencies={agencies} importsAll={importsAll} />
        </Card>
      </div>
      <Section title={m.imports_past()}>
        <DataTable
          caption={m.imports_past()}
          columns={columns(importsAll || agencies.length > 1)}
          rows={imports}
          rowKey={(row) => row.id}
          empty={<p className="text-soft">{m.imports_none()}</p>}
        />
      </Section>
    </Page>
  );
}

/** Whose lists one imports, in words: the page says what a row would be refused for. */
function WhatMayBeImported({ agencies, importsAll }: { agencies: readonly ImportingAgency[]; importsAll: boolean }) {
  if (importsAll) return <p className="mt-2">{m.imports_who_admin()}</p>;
  return (
    <>
      <ul className="mt-2 grid gap-2">
        {agencies.map((agency) => (
          <li key={agency.id}>{sentenceOf(agency)}</li>
        ))}
      </ul>
      <p className="mt-2 text-soft">{m.imports_who_else()}</p>
    </>
  );
}

function sentenceOf(agency: ImportingAgency): string {
  const { name, province } = agency;
  const levels = formatList(levelsOf(agency).map((level) => levelTitle(level).toLowerCase()));
  const isHigher = agency.level === "region" || agency.level === "nation";
  if (isHigher) return m.imports_who_level({ agency: name, levels });
  if (!province) return m.imports_who_nowhere({ agency: name });
  return m.imports_who_province({ agency: name, levels, province: province.name });
}

function columns(withAgency: boolean): Column<Row>[] {
  const count = (value: ImportSummary["created"]) => (value === null ? "–" : formatNumber(value));
  return [
    {
      head: m.imports_file(),
      cell: (row) => <Link to={paths.organiserImport(row.id)}>{row.fileName}</Link>,
      className: "break-words",
    },
    {
      head: m.common_status(),
      cell: (row) =>
        row.appliedAt ? <Tag tone="ok">{m.imports_applied()}</Tag> : <Tag tone="wait">{m.imports_waiting()}</Tag>,
    },
    { head: m.imports_created(), cell: (row) => count(row.created), numeric: true },
    { head: m.imports_updated(), cell: (row) => count(row.updated), numeric: true },
    { head: m.imports_unchanged(), cell: (row) => count(row.unchanged), numeric: true },
    ...(withAgency ? [{ head: m.imports_agency(), cell: (row: Row) => row.agency ?? m.imports_for_all() }] : []),
    { head: m.imports_by(), cell: (row) => row.createdBy ?? m.imports_by_command() },
    { head: m.imports_at(), cell: (row) => formatTimestamp(row.createdAt) },
  ];
}
