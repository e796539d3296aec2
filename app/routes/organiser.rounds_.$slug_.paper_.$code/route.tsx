import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskPaper } from "~/domain/paper-sheets/desk-paper.server";
import { KeyingForm } from "~/domain/paper-sheets/forms";
import { type Keyed, keySheet } from "~/domain/paper-sheets/key-sheet.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { PointFields, pointLabels } from "~/ui/paper-sheets/point-fields";
import { takenNotice } from "~/ui/paper-sheets/taken-notice";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { DateField, FileField, RadioGroup, TextArea } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { addressOfPaper, pageOfPaper, typedWithScan } from "./at-paper.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? m.paper_keying_title({ code: data.paper.paperCode }) : m.paper_title()} · ${m.common_brand()}` },
];

/** Where the QR code of a printed sheet leads. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => pageOfPaper(args, ctx, deskPaper));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug, at } = await addressOfPaper(args, ctx);
    const keyed = await keySheet(ctx, ctx.services.files, at, await typedWithScan(ctx, KeyingForm));
    const to = keyed.outcome === "differs" ? paths.organiserPaperResolution(slug, at.code) : paths.organiserPaper(slug);
    return redirectWithNotice(to, noticeOf(keyed, at.code));
  });
}

function noticeOf(keyed: Keyed, code: string): string {
  if (keyed.outcome === "waits") return m.paper_keyed_waits({ count: keyed.more });
  if (keyed.outcome === "differs") return m.paper_keyed_differs({ count: keyed.differences });
  return takenNotice(keyed, code);
}

export default function KeyPaper() {
  const { slug, paper, mostBytes } = useLoaderData<typeof loader>();
  const isToResolve = paper.state === "differs" && !paper.closed;
  const mayWithdraw = paper.mayWithdrawAll || paper.whyNotWithdrawOwn === null;
  return (
    <Page narrow>
      <PageHeader
        title={m.paper_keying_title({ code: paper.paperCode })}
        lead={!paper.whyNot && m.paper_keying_lead()}
        breadcrumbs={[{ label: m.paper_title(), to: paths.organiserPaper(slug) }]}
      />
      <div className="mb-6">
        <DefinitionList
          items={[
            { term: m.paper_print_entries(), detail: m.paper_keying_of(paper) },
            { term: m.paper_col_juror(), detail: paper.juror },
          ]}
        />
      </div>
      {paper.writtenAt && (
        <Alert tone="ok" className="mb-5">
          {m.paper_written_at({ at: formatDateTime(paper.writtenAt) })}
        </Alert>
      )}
      {paper.whyNot ? (
        <Alert
          tone="wait"
          actions={
            (isToResolve || mayWithdraw) && (
              <>
                {isToResolve && (
                  <ButtonLink to={paths.organiserPaperResolution(slug, paper.paperCode)}>
                    {m.paper_waiting_resolve()}
                  </ButtonLink>
                )}
                {mayWithdraw && <WithdrawalLink slug={slug} code={paper.paperCode} />}
              </>
            )
          }
        >
          {isToResolve ? m.paper_keyed_enough() : paper.whyNot}
        </Alert>
      ) : (
        <>
          <KeyingCard slug={slug} paper={paper} mostBytes={mostBytes} />
          {paper.mayWithdrawAll && (
            <p className="mt-5">
              <WithdrawalLink slug={slug} code={paper.paperCode} />
            </p>
          )}
        </>
      )}
    </Page>
  );
}

function WithdrawalLink({ slug, code }: { readonly slug: string; readonly code: string }) {
  return <ButtonLink to={paths.organiserPaperWithdrawal(slug, code)}>{m.paper_waiting_withdraw()}</ButtonLink>;
}

function KeyingCard({ slug, paper, mostBytes }: ReturnType<typeof useLoaderData<typeof loader>>) {
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(KeyingForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: KeyingForm }),
  });
  return (
    <Card>
      <p className="mb-5 font-semibold">{m.paper_keying_turn({ place: paper.keyed + 1, keyings: paper.keyings })}</p>
      <PostForm
        form={form}
        encType="multipart/form-data"
        labels={{ ...pointLabels(paper.criteria), signed: m.paper_keying_signed(), scan: m.paper_keying_scan() }}
      >
        <PointFields criteria={paper.criteria} fields={fields.points.getFieldset()} />
        <TextArea field={fields.remarks} label={m.paper_keying_remarks()} rows={3} />
        <RadioGroup
          field={fields.signed}
          label={m.paper_keying_signed()}
          choices={[
            { value: "yes", label: m.paper_keying_yes() },
            { value: "no", label: m.paper_keying_no() },
          ]}
        />
        <DateField field={fields.signedOn} label={m.paper_keying_signed_on()} />
        <FileField
          field={fields.scan}
          label={m.paper_keying_scan()}
          hint={m.paper_keying_scan_hint()}
          accept="image/jpeg,image/png,application/pdf"
          types="JPEG, PNG, PDF"
          maxBytes={mostBytes}
          current={paper.scanFileId && m.paper_keying_scan_there()}
        />
        <FormActions cancelTo={paths.organiserPaper(slug)}>
          <Button type="submit" kind="main">
            {m.paper_keying_save()}
          </Button>
        </FormActions>
      </PostForm>
    </Card>
  );
}
