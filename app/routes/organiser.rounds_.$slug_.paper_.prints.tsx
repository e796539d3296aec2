import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PrintForm } from "~/domain/paper-sheets/forms";
import { printSheets } from "~/domain/paper-sheets/print-sheets.server";
import { paperDesk } from "~/domain/paper-sheets/queries.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { PrintList } from "~/ui/paper-sheets/print-list";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { SelectField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.paper_prints_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { jurors, entries, prints, unanswered, whyNotPrint } = await paperDesk(ctx, round);
    const onPaper = prints.filter((print) => print.medium === "paper");
    return { slug: round.slug, jurors, entries, prints: onPaper, unanswered, whyNotPrint };
  });
}

/** Also where a workbook is made, which is a print on another medium. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const form = await parseForm(ctx, PrintForm);
    const { sheets, unanswered } = await printSheets(ctx, round.id, form);
    if (form.medium === "xlsx") {
      return redirectWithNotice(paths.organiserPaperWorkbooks(round.slug), m.paper_workbooks_made());
    }
    const left = unanswered.length > 0 ? [m.paper_print_unanswered({ names: formatList(unanswered) })] : [];
    const notice = [m.paper_printed({ count: sheets }), ...left].join(" ");
    return redirectWithNotice(paths.organiserPaperPrints(round.slug), notice);
  });
}

export default function Prints() {
  const { slug, jurors, entries, prints, unanswered, whyNotPrint } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { which: prints.length === 0 ? "all" : "new" },
    constraint: getZodConstraint(PrintForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: PrintForm }),
  });
  return (
    <Page>
      <PageHeader
        title={m.paper_prints_title()}
        lead={m.paper_prints_lead()}
        breadcrumbs={[{ label: m.paper_title(), to: paths.organiserPaper(slug) }]}
      />
      {unanswered.length > 0 && (
        <Alert tone="wait" title={m.paper_prints_unanswered()} className="mb-5 max-w-3xl">
          {m.paper_print_unanswered({ names: formatList(unanswered) })}
        </Alert>
      )}
      <Card className="max-w-3xl">
        <PostForm form={form} labels={{ juror: m.paper_print_jurors(), entry: m.paper_print_entries() }}>
          <input type="hidden" name="medium" value="paper" />
          <SelectField
            field={fields.juror}
            label={m.paper_print_jurors()}
            placeholder={m.paper_print_all_jurors()}
            unmarked
            choices={jurors.map(({ appointmentId, name }) => ({ value: appointmentId, label: name }))}
          />
          <SelectField
            field={fields.entry}
            label={m.paper_print_entries()}
            placeholder={m.paper_print_all_entries()}
            unmarked
            choices={entries.map(({ id, code, product }) => ({ value: id, label: `${code} · ${product}` }))}
          />
          <SelectField
            field={fields.which}
            label={m.paper_print_which()}
            placeholder={null}
            unmarked
            choices={[
              { value: "new", label: m.paper_print_which_new() },
              { value: "all", label: m.paper_print_which_all() },
            ]}
          />
          <FormActions cancelTo={paths.organiserPaper(slug)}>
            <Button type="submit" kind="main" whyNot={whyNotPrint}>
              {m.paper_print_make()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
      <Section title={m.paper_prints_past()}>
        <PrintList
          caption={m.paper_prints_past()}
          prints={prints}
          none={m.paper_prints_none()}
          act={m.paper_open_pdf()}
          pathOf={(id) => paths.organiserPaperPrint(slug, id)}
        />
      </Section>
    </Page>
  );
}
