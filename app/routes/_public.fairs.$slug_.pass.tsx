import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { VisitorPassForm } from "~/domain/fair-days/forms";
import { fairForVisitors, issueVisitorPass } from "~/domain/fair-days/visitor-pass.server";
import { fairBySlug, newsOfFair } from "~/domain/fairs/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { beginVisit } from "~/http/rate-limit.server";
import { respond } from "~/http/respond.server";
import { formatDate, formatDateRange } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { newUuid } from "~/lib/uuid";
import { fairName } from "~/ui/fairs/fair-name";
import { FairNotice } from "~/ui/fairs/fair-notice";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { CheckboxField, TextField } from "~/ui/primitives/fields";
import { FieldGroup, FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.days_visitor_pass()}${data ? ` · ${fairName(data.fair)}` : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({
    ...(await fairForVisitors(ctx, args.params.slug!)),
    news: await newsOfFair(ctx, await fairBySlug(ctx, args.params.slug!)),
    key: newUuid(),
  }));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, VisitorPassForm);
    const refusal = await beginVisit(ctx);
    if (refusal) return refusal;
    return redirect(paths.pass(await issueVisitorPass(ctx, args.params.slug!, form)), 303);
  });
}

export default function VisitorPass() {
  const { fair, news, whyNot, keptUntil, source, key } = useLoaderData<typeof loader>();
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[{ label: fairName(fair), to: paths.fair(fair.slug) }]}
        title={m.days_visitor_pass()}
        lead={`${formatDateRange(fair.startsOn, fair.endsOn)} · ${fair.venue}`}
      />
      <FairNotice news={news} />
      {whyNot && news.cancelledReason === null && (
        <Alert
          tone="wait"
          title={whyNot}
          actions={<ButtonLink to={paths.fair(fair.slug)}>{m.days_to_fair()}</ButtonLink>}
        />
      )}
      {!whyNot && <Asking slug={fair.slug} keptUntil={keptUntil} source={source} formKey={key} />}
    </Page>
  );
}

interface AskingProps {
  readonly slug: string;
  readonly keptUntil: string;
  readonly source: string;
  readonly formKey: string;
}

function Asking({ slug, keptUntil, source, formKey }: AskingProps) {
  const [form, fields] = useForm<VisitorPassForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(VisitorPassForm),
  });
  const labels = { name: m.days_your_name(), contact: m.days_contact(), share: m.days_consent_short() };
  const until = m.days_kept_until({ date: formatDate(keptUntil) });
  return (
    <Card>
      <p className="mb-6">{m.days_visitor_pass_lead()}</p>
      <PostForm form={form} labels={labels}>
        <input type="hidden" name="key" value={formKey} />
        <FieldGroup title={m.days_share_title()} lead={m.days_share_lead()}>
          <TextField field={fields.name} label={labels.name} autoComplete="name" />
          <TextField field={fields.contact} label={labels.contact} hint={m.days_contact_hint()} autoComplete="email" />
          <CheckboxField
            field={fields.share}
            label={m.days_consent_pass()}
            hint={[m.days_consent_law(), until, source].filter(Boolean).join(" ")}
          />
        </FieldGroup>
        <div className="sr-only" aria-hidden="true">
          <label>
            {m.complaints_trap()}
            <input type="text" name={fields.website.name} tabIndex={-1} autoComplete="off" />
          </label>
        </div>
        <FormActions cancelTo={paths.fair(slug)}>
          <Button type="submit" kind="main">
            {m.days_get_pass()}
          </Button>
        </FormActions>
      </PostForm>
    </Card>
  );
}
