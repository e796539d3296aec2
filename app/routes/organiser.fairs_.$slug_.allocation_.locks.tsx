import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { choosable } from "~/domain/allocations/choices.server";
import { LockForm, LockQuery } from "~/domain/allocations/forms";
import { lockBooth } from "~/domain/allocations/lock-booth.server";
import { allocationDesk } from "~/domain/allocations/queries.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ByHandPage } from "~/ui/allocations/by-hand-page";
import { applicationChoices, boothChoices } from "~/ui/allocations/choices";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { SelectField } from "~/ui/primitives/fields";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.allocations_locks()} · ${data ? fairName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, locks, whyNot } = await allocationDesk(ctx, args.params.slug!);
    const { booth } = parseQuery(args.request, LockQuery);
    return { head: headOfFair(fair), locks, whyNot, booth, choices: await choosable(ctx, fair.id) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { booth, application } = await parseForm(ctx, LockForm);
    await lockBooth(ctx, fair.id, { booth, application });
    return redirectWithNotice(
      paths.organiserAllocationLocks(fair.slug),
      m.allocations_locked({ code: booth.toUpperCase(), number: application.toUpperCase() }),
    );
  });
}

export default function Locks() {
  const { head, locks, whyNot, booth, choices } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    // A new form after each lock, so that the last one is not in it.
    id: `lock-${locks.length}`,
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(LockForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: LockForm }),
    defaultValue: { booth },
  });
  const labels = { booth: m.allocations_lock_booth(), application: m.allocations_lock_application() };
  return (
    <ByHandPage
      fair={head}
      title={m.allocations_locks()}
      lead={m.allocations_locks_lead()}
      form={form}
      labels={labels}
      add={m.allocations_lock_add()}
      whyNot={whyNot}
      rows={locks}
      rowKey={(lock) => lock.boothId}
      none={m.allocations_locks_none()}
      columns={[
        { head: m.allocations_lock_booth(), cell: (lock) => <strong>{lock.code}</strong> },
        { head: m.allocations_lock_application(), cell: (lock) => `${lock.number} · ${lock.name}` },
      ]}
      removal={({ boothId, code }) => ({
        action: paths.organiserAllocationUnlock(head.slug, boothId),
        label: m.allocations_unlock({ code }),
      })}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField field={fields.booth} label={labels.booth} choices={boothChoices(choices)} />
        <SelectField
          field={fields.application}
          label={labels.application}
          choices={applicationChoices(choices, (one) => one.number)}
        />
      </div>
    </ByHandPage>
  );
}
