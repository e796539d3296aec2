import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { chooseColumns, columnsDesk } from "~/domain/invoices/choose-columns.server";
import { ColumnsForm } from "~/domain/invoices/forms";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button, PostButton } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { SelectField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.invoices_columns_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    return { slug: fair.slug, ...(await columnsDesk(ctx, args.params.id!)) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    await chooseColumns(ctx, args.params.id!, await parseForm(ctx, ColumnsForm));
    return redirectWithNotice(paths.organiserStatement(fair.slug, args.params.id!), m.invoices_statement_read());
  });
}

/** "A", "B", … as spreadsheets call their columns. */
const letterOf = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letterOf(Math.floor(at / 26) - 1) + letterOf(at % 26);

const FIELDS = [
  { name: "date", label: m.invoices_column_date, isNeeded: true },
  { name: "credit", label: m.invoices_column_credit, isNeeded: true },
  { name: "text", label: m.invoices_column_text, isNeeded: true },
  { name: "direction", label: m.invoices_column_direction, isNeeded: false },
  { name: "reference", label: m.invoices_column_reference, isNeeded: false },
] as const;

/** By which columns a statement is read: what was guessed stands in the fields, the first lines of the file below. */
export default function Columns() {
  const { slug, statement, likely, isGuessed, headings, shown, first, whyNot } = useLoaderData<typeof loader>();
  const { heading, columns } = likely;
  const [form, fields] = useForm<Record<"heading" | (typeof FIELDS)[number]["name"], string>>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(ColumnsForm),
    defaultValue: {
      heading: heading === null ? "" : String(heading),
      ...Object.fromEntries(Object.entries(columns).map(([field, place]) => [field, String(place)])),
    },
  });
  const choices = headings.map((name, at) => ({
    value: String(at),
    label: [letterOf(at), name || shown[0]?.cells[at]].filter(Boolean).join(" – "),
  }));
  const back = statement.isRead ? paths.organiserStatement(slug, statement.id) : paths.organiserStatements(slug);
  return (
    <Page>
      <PageHeader
        title={m.invoices_columns_title()}
        breadcrumbs={[{ label: statement.isRead ? statement.fileName : m.invoices_statements(), to: back }]}
        lead={m.invoices_columns_lead()}
      />
      {isGuessed && !statement.isRead && (
        <Alert tone="wait" className="mb-6">
          {m.invoices_columns_unread()}
        </Alert>
      )}
      <PostForm form={form} labels={Object.fromEntries(FIELDS.map(({ name, label }) => [name, label()]))}>
        <SelectField
          field={fields.heading}
          label={m.invoices_columns_heading()}
          hint={m.invoices_columns_heading_hint()}
          placeholder={m.invoices_columns_no_heading()}
          choices={first.map(({ line, text }) => ({
            value: String(line),
            label: m.invoices_columns_line({ line: String(line), text: text.slice(0, 80) }),
          }))}
        />
        <div className="grid items-start gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {FIELDS.map(({ name, label, isNeeded }) => (
            <SelectField
              key={name}
              field={fields[name]}
              label={label()}
              choices={choices}
              placeholder={isNeeded ? m.ui_choose() : m.invoices_columns_absent()}
            />
          ))}
        </div>
        <FirstLines headings={headings} shown={shown} />
        <div className="actions">
          <Button type="submit" kind="main" whyNot={whyNot}>
            {m.invoices_columns_read()}
          </Button>
        </div>
      </PostForm>
      {!whyNot && (
        <div className="actions mt-6">
          <PostButton kind="quiet" action={paths.organiserStatementAct(slug, statement.id, "removal")}>
            {m.invoices_statement_remove()}
          </PostButton>
        </div>
      )}
    </Page>
  );
}

interface FirstLinesProps {
  readonly headings: readonly string[];
  readonly shown: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** As the file says them, so that a person sees which column is which. */
const FirstLines = ({ headings, shown }: FirstLinesProps) => (
  <div className="grid gap-2">
    <h2 className="text-lg">{m.invoices_columns_first()}</h2>
    <DataTable
      wide
      caption={m.invoices_columns_first()}
      rows={shown}
      rowKey={({ line }) => String(line)}
      columns={[
        { head: m.invoices_columns_line_number(), cell: ({ line }) => line },
        ...headings.map((name, at) => ({
          head: [letterOf(at), name].filter(Boolean).join(" – "),
          cell: ({ cells }: FirstLinesProps["shown"][number]) => cells[at],
          className: "max-w-72 min-w-28 wrap-break-word",
        })),
      ]}
    />
  </div>
);
