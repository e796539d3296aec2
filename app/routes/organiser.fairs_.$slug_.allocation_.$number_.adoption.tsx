import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { adoptRun } from "~/domain/allocations/adopt-run.server";
import { changeWords } from "~/domain/allocations/change-words";
import { AdoptForm, RunNumber } from "~/domain/allocations/forms";
import { whyNotSettle } from "~/domain/allocations/policy";
import { allocationRun } from "~/domain/allocations/queries.server";
import { sumOf } from "~/domain/allocations/summary";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatList, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Alert } from "~/ui/primitives/alert";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { CheckboxField } from "~/ui/primitives/fields";
import { FormErrors } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.allocations_adopt()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, run, plan, mayAllocate } = await allocationRun(
      ctx,
      args.params.slug!,
      RunNumber.parse(args.params.number),
    );
    const { given, holders, kept, moved, missing } = sumOf(plan?.applications ?? []);
    return {
      head: headOfFair(fair),
      number: run.number,
      whyNot: mayAllocate ? whyNotSettle(run) : m.allocations_runners_only(),
      changed: plan?.hasChanged ? changeWords(plan.changes) : null,
      effects: [
        m.allocations_adopt_gives({ booths: formatNumber(given), applications: formatNumber(holders) }),
        moved > 0 ? m.allocations_adopt_moves({ count: formatNumber(moved) }) : m.allocations_adopt_moves_none(),
        ...(kept > 0 ? [m.allocations_adopt_keeps({ count: formatNumber(kept) })] : []),
        ...(missing > 0 ? [m.allocations_adopt_missing({ count: formatNumber(missing) })] : []),
      ],
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const number = RunNumber.parse(args.params.number);
    const { given, moved, leftOut } = await adoptRun(ctx, fair.id, number, await parseForm(ctx, AdoptForm));
    const done = { given: formatNumber(given), moved: formatNumber(moved) };
    return redirectWithNotice(
      paths.organiserAllocationRun(fair.slug, number),
      leftOut.length > 0
        ? m.allocations_adopted_but({ ...done, numbers: formatList(leftOut) })
        : m.allocations_adopted(done),
    );
  });
}

export default function Adoption() {
  const { head, number, whyNot, changed, effects } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<AdoptForm>({ id: "adoption", lastResult: useActionData<typeof action>()?.result });
  const to = paths.organiserAllocationRun(head.slug, number);
  return (
    <ConfirmPage
      title={m.allocations_adopt_title({ number })}
      lead={m.allocations_adopt_lead()}
      breadcrumbs={[
        { label: fairName(head), to: paths.organiserFair(head.slug) },
        { label: m.allocations_run_title({ number }), to },
      ]}
      effects={effects}
      confirm={m.allocations_adopt_confirm({ number })}
      whyNot={whyNot}
      formId={form.id}
      cancelTo={to}
    >
      <FormErrors form={form} />
      {fields.withoutOwn.errors && (
        <CheckboxField field={fields.withoutOwn} label={m.allocations_adopt_without_own()} />
      )}
      {(changed || fields.despiteChanges.errors) && (
        <>
          {changed && <Alert tone="wait">{m.allocations_stale({ what: changed })}</Alert>}
          <CheckboxField field={fields.despiteChanges} label={m.allocations_adopt_despite()} />
        </>
      )}
    </ConfirmPage>
  );
}
