import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { WorkbookForm } from "~/domain/paper-sheets/forms";
import { giveWorkbook } from "~/domain/paper-sheets/give-workbook.server";
import { paperDesk } from "~/domain/paper-sheets/queries.server";
import type { WorkbookFault } from "~/domain/paper-sheets/read-workbook";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { formatNumber, formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { PrintList } from "~/ui/paper-sheets/print-list";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { FileField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction = () => [{ title: `${m.paper_workbooks_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { jurors, prints, workbooks, whyNotPrint } = await paperDesk(ctx, round);
    const given = prints.filter((print) => print.medium === "xlsx");
    const mostBytes = ctx.services.env.MAX_UPLOAD_MB * 1_000_000;
    return { slug: round.slug, jurors, given, workbooks, whyNotPrint, mostBytes };
  });
}

/** A filled workbook. What is wrong with it is named by row and column, and nothing of it is kept. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { file } = await parseUpload(ctx, WorkbookForm);
    const given = await giveWorkbook(ctx, round.id, uploadOf(file));
    if (given.id === null) return data({ result: undefined, faults: given.faults }, { status: 422 });
    return redirectWithNotice(paths.organiserPaperFile(round.slug, given.id), noticeOf(given.passed));
  });
}

/** Voting codes named in one sentence. */
const MOST_NAMED = 10;

/** What was passed by is named, so that nobody takes it for written. */
function noticeOf(passed: readonly string[]): string {
  if (passed.length === 0) return m.paper_workbook_review_lead();
  const more = passed.length > MOST_NAMED ? ["…"] : [];
  const codes = [...passed.slice(0, MOST_NAMED), ...more].join(", ");
  return m.paper_workbook_passed({ count: passed.length, codes });
}

export default function Workbooks() {
  const { slug, jurors, given, workbooks, whyNotPrint, mostBytes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm({
    id: "workbook",
    lastResult: answer?.result,
    constraint: getZodConstraint(WorkbookForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: WorkbookForm }),
  });
  return (
    <Page>
      <PageHeader
        title={m.paper_workbooks_title()}
        lead={m.paper_workbooks_lead()}
        breadcrumbs={[{ label: m.paper_title(), to: paths.organiserPaper(slug) }]}
      />
      {answer && "faults" in answer && <Faults faults={answer.faults} />}
      <div className="grid gap-6 lg:grid-cols-2">
        <Card>
          <h2 className="text-lg">{m.paper_workbooks_make()}</h2>
          <Form method="post" action={paths.organiserPaperPrints(slug)} className="mt-4 grid gap-4">
            <input type="hidden" name="medium" value="xlsx" />
            <div className="grid gap-1.5">
              <label htmlFor="juror" className="font-semibold">
                {m.paper_print_jurors()}
              </label>
              <select id="juror" name="juror" className="select">
                {jurors
                  .filter((juror) => juror.open > 0 && juror.missingAnswers === 0)
                  .map(({ appointmentId, name, open }) => (
                    <option key={appointmentId} value={appointmentId}>
                      {name} ({formatNumber(open)})
                    </option>
                  ))}
              </select>
            </div>
            <FormActions>
              <Button type="submit" whyNot={whyNotPrint}>
                {m.paper_workbooks_make()}
              </Button>
            </FormActions>
          </Form>
        </Card>
        <Card>
          <h2 className="text-lg">{m.paper_workbooks_give()}</h2>
          <PostForm
            form={form}
            encType="multipart/form-data"
            labels={{ file: m.paper_workbooks_file() }}
            className="mt-4"
          >
            <FileField
              field={fields.file}
              label={m.paper_workbooks_file()}
              accept=".xlsx"
              types="XLSX"
              maxBytes={mostBytes}
            />
            <FormActions>
              <Button type="submit" kind="main">
                {m.paper_workbooks_check()}
              </Button>
            </FormActions>
          </PostForm>
        </Card>
      </div>
      <Section title={m.paper_workbooks_out()}>
        <PrintList
          caption={m.paper_workbooks_out()}
          prints={given}
          none={m.paper_workbooks_none()}
          act={m.paper_workbooks_download()}
          pathOf={(id) => paths.organiserPaperWorkbook(slug, id)}
        />
      </Section>
      <Section title={m.paper_workbooks_in()}>
        <DataTable
          caption={m.paper_workbooks_in()}
          rows={workbooks}
          rowKey={(file) => file.id}
          empty={<p className="text-soft">{m.paper_workbooks_none()}</p>}
          columns={[
            {
              head: m.paper_workbooks_file(),
              cell: (file) => <Link to={paths.organiserPaperFile(slug, file.id)}>{file.fileName}</Link>,
              className: "break-words",
            },
            { head: m.paper_col_juror(), cell: (file) => file.juror },
            { head: m.paper_col_sheets(), cell: (file) => formatNumber(file.rows), numeric: true },
            { head: m.paper_col_at(), cell: (file) => formatTimestamp(file.givenAt) },
            {
              head: m.common_status(),
              cell: (file) =>
                file.takenAt ? (
                  <Tag tone="ok">{m.paper_workbook_taken()}</Tag>
                ) : (
                  <Tag tone="wait">{m.paper_workbook_waits()}</Tag>
                ),
            },
          ]}
        />
      </Section>
    </Page>
  );
}

function Faults({ faults }: { faults: readonly WorkbookFault[] }) {
  return (
    <Alert tone="bad" title={m.paper_workbooks_faults()} className="mb-6">
      <div className="mt-2 max-sm:-ml-8">
        <DataTable
          caption={m.paper_workbooks_faults()}
          rows={faults}
          rowKey={(fault) => `${fault.row} ${fault.column} ${fault.message}`}
          columns={[
            {
              head: m.paper_col_row(),
              cell: (fault) => (
                <span>
                  <span className="sm:hidden">{m.paper_col_row()} </span>
                  {fault.row}
                </span>
              ),
            },
            { head: m.paper_col_column(), cell: (fault) => fault.column },
            { head: m.paper_col_message(), cell: (fault) => fault.message },
          ]}
        />
      </div>
    </Alert>
  );
}
