import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ManualForm } from "~/domain/exhibitor-papers/forms";
import { giveManual, manualsOf } from "~/domain/exhibitor-papers/give-manual.server";
import { mayGivePapers, whyNotGive } from "~/domain/exhibitor-papers/policy";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { formatBytes, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { FileField, TextArea } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.exhibitors_manual()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    return {
      slug: fair.slug,
      manuals: await manualsOf(ctx, fair.id),
      mostBytes: ctx.services.env.MAX_UPLOAD_MB * 1_000_000,
      whyNot: mayGivePapers(ctx.actor, fair) ? whyNotGive(fair) : m.exhibitors_staff_only(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { file, ...typed } = await parseUpload(ctx, ManualForm);
    const version = await giveManual(ctx, ctx.services.files, fair.id, { ...typed, file: uploadOf(file) });
    return redirectWithNotice(paths.organiserFairManual(fair.slug), m.exhibitors_manual_given({ version }));
  });
}

export default function ManualPage() {
  const { slug, manuals, mostBytes, whyNot } = useLoaderData<typeof loader>();
  const latest = manuals[0]?.version ?? 0;
  const [form, fields] = useForm({
    id: "manual",
    lastResult: useActionData<typeof action>()?.result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ManualForm }),
  });
  const labels = { file: m.exhibitors_manual_file(), note: m.exhibitors_manual_note() };
  return (
    <Page narrow>
      <PageHeader
        title={m.exhibitors_manual()}
        lead={m.exhibitors_manual_lead()}
        breadcrumbs={[{ label: m.exhibitors_title(), to: paths.organiserFairPapers(slug) }]}
      />
      <Card>
        <PostForm form={form} labels={labels} encType="multipart/form-data">
          <input type="hidden" name={fields.version.name} value={latest} />
          <FileField
            field={fields.file}
            label={labels.file}
            unmarked
            accept="application/pdf"
            types="PDF"
            maxBytes={mostBytes}
          />
          <TextArea field={fields.note} label={labels.note} hint={m.exhibitors_manual_note_hint()} rows={3} />
          <FormActions>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.exhibitors_manual_give()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
      <Section title={m.exhibitors_manual_versions()}>
        {manuals.length === 0 ? (
          <EmptyState title={m.exhibitors_manual_none()} />
        ) : (
          <ul className="grid gap-4">
            {manuals.map(({ version, at, by, note, fileName, size }) => (
              <Card as="li" key={version} className="grid gap-1">
                <h3 className="text-lg">{m.exhibitors_manual_version({ version, time: formatDateTime(at), by })}</h3>
                {note && <p className="whitespace-pre-line">{note}</p>}
                <p>
                  <a href={paths.organiserFairManualFile(slug, version)} className="wrap-anywhere">
                    {fileName}
                  </a>{" "}
                  <span className="text-soft">({formatBytes(size)})</span>
                </p>
              </Card>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  );
}
