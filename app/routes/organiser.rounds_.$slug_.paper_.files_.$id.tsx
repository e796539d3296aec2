import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TakingForm } from "~/domain/paper-sheets/forms";
import { workbookToReview } from "~/domain/paper-sheets/review-workbook.server";
import { takeWorkbook } from "~/domain/paper-sheets/take-workbook.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatList, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.paper_workbooks_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    return { slug: round.slug, workbook: await workbookToReview(ctx, round, args.params.id!) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const form = await parseForm(ctx, TakingForm);
    const taken = await takeWorkbook(ctx, round.id, args.params.id!, form);
    return redirectWithNotice(paths.organiserPaperWorkbooks(round.slug), m.paper_workbook_done(taken));
  });
}

export default function WorkbookReview() {
  const { slug, workbook } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(TakingForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: TakingForm }),
  });
  const differs = workbook.rows.some((row) => row.others.length > 0);
  return (
    <Page>
      <PageHeader
        title={m.paper_workbook_review({ name: workbook.fileName })}
        lead={m.paper_workbook_review_lead()}
        breadcrumbs={[
          { label: m.paper_title(), to: paths.organiserPaper(slug) },
          { label: m.paper_workbooks_title(), to: paths.organiserPaperWorkbooks(slug) },
        ]}
      />
      <p className="mb-5 text-[0.92rem] break-all text-soft">
        {m.paper_workbook_hash()}: {workbook.sha256}
      </p>
      <DataTable
        caption={m.paper_workbooks_title()}
        rows={workbook.rows}
        rowKey={(row) => String(row.row)}
        columns={[
          { head: m.judge_print_code(), cell: (row) => <b className="whitespace-nowrap">{row.code}</b> },
          { head: m.paper_col_row(), cell: (row) => row.row, numeric: true },
          { head: m.paper_col_scored(), cell: (row) => formatNumber(row.scored), numeric: true },
          { head: m.paper_col_missing(), cell: (row) => formatNumber(row.missing), numeric: true },
          {
            head: m.paper_col_signed(),
            cell: (row) => (row.isSigned ? m.paper_keying_yes() : m.paper_keying_no()),
          },
          {
            head: m.paper_col_others(),
            cell: (row) =>
              row.others.length === 0 ? (
                row.isOpen || workbook.takenAt ? (
                  "–"
                ) : (
                  m.paper_row_not_open()
                )
              ) : (
                <ul className="grid gap-1">
                  {MET.flatMap(({ standing, said }) => {
                    const criteria = row.others.filter((one) => one.standing === standing).map((one) => one.criterion);
                    return criteria.length === 0
                      ? []
                      : [<li key={standing}>{said({ criteria: formatList(criteria) })}</li>];
                  })}
                </ul>
              ),
          },
        ]}
      />
      {!workbook.takenAt && (
        <PostForm form={form} labels={{ reason: m.paper_workbook_reason() }} className="mt-6 max-w-3xl">
          <input type="hidden" name="version" value={workbook.version} />
          {differs && (
            <TextArea
              field={fields.reason}
              label={m.paper_workbook_reason()}
              hint={m.paper_workbook_reason_hint()}
              unmarked
              rows={3}
            />
          )}
          <FormActions cancelTo={paths.organiserPaperWorkbooks(slug)}>
            <Button type="submit" kind="main">
              {m.paper_workbook_take()}
            </Button>
            <ButtonLink to={paths.organiserPaperFileDiscarding(slug, workbook.id)}>{m.paper_discard_link()}</ButtonLink>
          </FormActions>
        </PostForm>
      )}
    </Page>
  );
}

const MET = [
  { standing: "device", said: m.paper_workbook_met_device },
  { standing: "earlier", said: m.paper_workbook_met_earlier },
] as const;
