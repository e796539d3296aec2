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
import { applicationChoices, boothChoices } from "~/ui/allocations/choices";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Button, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { SelectField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

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
    <Page>
      <PageHeader
        title={m.allocations_locks()}
        lead={m.allocations_locks_lead()}
        breadcrumbs={[
          { label: fairName(head), to: paths.organiserFair(head.slug) },
          { label: m.allocations_title(), to: paths.organiserAllocation(head.slug) },
        ]}
      />
      <Card className="max-w-3xl">
        <PostForm form={form} labels={labels}>
          <div className="grid gap-5 sm:grid-cols-2">
            <SelectField field={fields.booth} label={labels.booth} choices={boothChoices(choices)} />
            <SelectField
              field={fields.application}
              label={labels.application}
              choices={applicationChoices(choices, (one) => one.number)}
            />
          </div>
          <FormActions cancelTo={paths.organiserAllocation(head.slug)}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.allocations_lock_add()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
      <Section title={m.allocations_locks()}>
        <DataTable
          caption={m.allocations_locks()}
          rows={locks}
          rowKey={(lock) => lock.boothId}
          empty={<p className="max-w-3xl text-soft">{m.allocations_locks_none()}</p>}
          columns={[
            { head: m.allocations_lock_booth(), cell: (lock) => <strong>{lock.code}</strong> },
            { head: m.allocations_lock_application(), cell: (lock) => `${lock.number} · ${lock.name}` },
            {
              head: m.allocations_col_acts(),
              cell: (lock) => (
                <PostButton
                  small
                  kind="quiet"
                  action={paths.organiserAllocationUnlock(head.slug, lock.boothId)}
                  whyNot={whyNot}
                >
                  {m.allocations_unlock({ code: lock.code })}
                </PostButton>
              ),
            },
          ]}
        />
      </Section>
    </Page>
  );
}
