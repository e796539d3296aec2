import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reopenFairReport } from "~/domain/fair-reports/close-fair.server";
import { ReopenReportForm } from "~/domain/fair-reports/forms";
import { mayCloseFair, whyNotReopenReport } from "~/domain/fair-reports/policy";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.closings_reopen()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    return {
      head: headOfFair(fair),
      whyNot: mayCloseFair(ctx.actor, fair) ? whyNotReopenReport(fair) : m.closings_not_yours(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await reopenFairReport(ctx, fair.id, await parseForm(ctx, ReopenReportForm));
    return redirectWithNotice(paths.organiserFairReport(fair.slug), m.closings_reopen_done());
  });
}

export default function ReopenReport() {
  const { head, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "reopening",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(ReopenReportForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ReopenReportForm }),
    shouldRevalidate: "onInput",
  });
  const report = paths.organiserFairReport(head.slug);
  return (
    <FormPage
      form={form}
      labels={{ reason: m.closings_reason() }}
      title={m.closings_reopen()}
      lead={m.closings_reopen_lead()}
      breadcrumbs={[{ label: fairName(head), to: report }]}
    >
      <TextArea field={fields.reason} label={m.closings_reason()} rows={3} limit={500} />
      <FormActions cancelTo={report}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.closings_reopen()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
