import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { daysAtWork } from "~/domain/fair-days/days-desk.server";
import { GateNameForm } from "~/domain/fair-days/forms";
import { gatesWithScans } from "~/domain/fair-days/passes.server";
import { renameGate } from "~/domain/fair-days/rename-gate.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.days_rename()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, mayRun } = await daysAtWork(ctx, args.params.slug!, null);
    if (!mayRun) throw new DomainError("forbidden", m.days_staff_only());
    const gate = (await gatesWithScans(ctx, fair.id)).find(({ id }) => id === args.params.gate);
    if (!gate) throw new DomainError("not_found", m.days_no_such_gate());
    return { slug: fair.slug, gate };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const form = await parseForm(ctx, GateNameForm);
    await renameGate(ctx, fair.id, args.params.gate!, form);
    return redirectWithNotice(paths.organiserFairGates(fair.slug), m.days_gate_renamed({ name: form.name }));
  });
}

export default function RenameGate() {
  const { slug, gate } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<GateNameForm>({
    id: "gate-name",
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(GateNameForm),
    defaultValue: { name: gate.name },
  });
  return (
    <FormPage
      form={form}
      labels={{ name: m.days_gate_name() }}
      title={m.days_rename_title({ name: gate.name })}
      lead={m.days_rename_lead()}
      breadcrumbs={[{ label: m.days_gates(), to: paths.organiserFairGates(slug) }]}
    >
      <TextField field={fields.name} label={m.days_gate_name()} autoComplete="off" maxLength={60} />
      <FormActions cancelTo={paths.organiserFairGates(slug)}>
        <Button type="submit" kind="main">
          {m.days_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
