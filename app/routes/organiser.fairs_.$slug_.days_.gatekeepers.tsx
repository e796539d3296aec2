import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { appointGatekeeper } from "~/domain/fair-days/appoint-gatekeeper.server";
import { daysAtWork } from "~/domain/fair-days/days-desk.server";
import { GatekeeperForm } from "~/domain/fair-days/forms";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.days_appoint()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, mayRun } = await daysAtWork(ctx, args.params.slug!, null);
    if (!mayRun) throw new DomainError("forbidden", m.days_staff_only());
    return { slug: fair.slug };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    await appointGatekeeper(ctx, fair.id, await parseForm(ctx, GatekeeperForm));
    return redirectWithNotice(paths.organiserFairGates(fair.slug), m.days_appointed());
  });
}

export default function Appointing() {
  const { slug } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<GatekeeperForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(GatekeeperForm),
  });
  return (
    <FormPage
      form={form}
      labels={{ email: m.common_email() }}
      title={m.days_appoint()}
      lead={m.days_appoint_lead()}
      breadcrumbs={[{ label: m.days_gates(), to: paths.organiserFairGates(slug) }]}
    >
      <TextField
        field={fields.email}
        label={m.common_email()}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <FormActions cancelTo={paths.organiserFairGates(slug)}>
        <Button type="submit" kind="main">
          {m.days_appoint()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
