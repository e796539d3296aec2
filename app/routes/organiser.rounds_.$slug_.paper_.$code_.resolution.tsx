import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { differingPaper } from "~/domain/paper-sheets/desk-paper.server";
import { ResolutionForm } from "~/domain/paper-sheets/forms";
import { resolveDifferences } from "~/domain/paper-sheets/resolve-differences.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { DifferenceFields } from "~/ui/paper-sheets/difference-fields";
import { pointLabels } from "~/ui/paper-sheets/point-fields";
import { takenNotice } from "~/ui/paper-sheets/taken-notice";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { FileField, TextArea } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { addressOfPaper, pageOfPaper, typedWithScan } from "./organiser.rounds_.$slug_.paper_.$code/at-paper.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data ? m.paper_resolution_title({ code: data.paper.paperCode }) : m.paper_title()} · ${m.common_brand()}`,
  },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => pageOfPaper(args, ctx, differingPaper));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug, at } = await addressOfPaper(args, ctx);
    const taken = await resolveDifferences(ctx, ctx.services.files, at, await typedWithScan(ctx, ResolutionForm));
    return redirectWithNotice(paths.organiserPaper(slug), takenNotice(taken, at.code));
  });
}

export default function Resolution() {
  const { slug, paper, mostBytes } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(ResolutionForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ResolutionForm }),
  });
  return (
    <Page narrow>
      <PageHeader
        title={m.paper_resolution_title({ code: paper.paperCode })}
        lead={m.paper_resolution_lead()}
        breadcrumbs={[{ label: m.paper_title(), to: paths.organiserPaper(slug) }]}
      />
      <p className="mb-5 font-semibold">
        {m.paper_keying_of(paper)} · {paper.juror}
      </p>
      <Card>
        <PostForm
          form={form}
          encType="multipart/form-data"
          labels={{ ...pointLabels(paper.criteria), reason: m.paper_resolution_reason(), scan: m.paper_keying_scan() }}
        >
          <input type="hidden" name="version" value={paper.version} />
          {paper.scanFileId && (
            <p>
              <a
                href={paths.file(paper.scanFileId, "original")}
                target="_blank"
                rel="noreferrer"
                className="btn btn-plain"
              >
                {m.paper_keying_scan_open()}
              </a>
            </p>
          )}
          {paper.differences.length === 0 ? (
            <Alert>{m.paper_resolution_none()}</Alert>
          ) : (
            <DifferenceFields
              criteria={paper.criteria}
              readers={paper.readers}
              differences={paper.differences}
              points={fields.points.getFieldset()}
              fields={fields}
            />
          )}
          <FileField
            field={fields.scan}
            label={m.paper_keying_scan()}
            hint={m.paper_keying_scan_hint()}
            unmarked={!paper.scanFileId}
            accept="image/jpeg,image/png,application/pdf"
            types="JPEG, PNG, PDF"
            maxBytes={mostBytes}
            current={paper.scanFileId && m.paper_keying_scan_there()}
          />
          <TextArea
            field={fields.reason}
            label={m.paper_resolution_reason()}
            hint={m.paper_resolution_reason_hint()}
            rows={3}
          />
          <FormActions cancelTo={paths.organiserPaper(slug)}>
            <Button type="submit" kind="main">
              {m.paper_resolution_save()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </Page>
  );
}
