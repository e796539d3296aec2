import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addGate } from "~/domain/fair-days/add-gate.server";
import { daysAtWork } from "~/domain/fair-days/days-desk.server";
import { GateForm } from "~/domain/fair-days/forms";
import { gatekeepersOf, gatesWithScans } from "~/domain/fair-days/passes.server";
import { whyNotSetUpDays } from "~/domain/fair-days/policy";
import { daySettingsOf } from "~/domain/fair-days/settings.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDate, formatNumber } from "~/i18n/formats";
import { passKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PASS_KINDS } from "~/lib/vocabulary";
import { AdmitsField } from "~/ui/fair-days/admits-field";
import { DaysTabs } from "~/ui/fair-days/days-tabs";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Button, ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { EmptyState } from "~/ui/primitives/empty-state";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page } from "~/ui/primitives/page-header";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.days_gates()}${data ? ` · ${fairName(data.fair)}` : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, mayRun } = await daysAtWork(ctx, args.params.slug!, null);
    const [gates, keepers, settings] = await Promise.all([
      gatesWithScans(ctx, fair.id),
      gatekeepersOf(ctx, fair.id),
      daySettingsOf(ctx, fair.id),
    ]);
    return { fair: headOfFair(fair), mayRun, whyNot: whyNotSetUpDays(fair), gates, keepers, settings };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const form = await parseForm(ctx, GateForm);
    await addGate(ctx, fair.id, form);
    return redirectWithNotice(paths.organiserFairGates(fair.slug), m.days_gate_added({ name: form.name }));
  });
}

export default function Gates() {
  const { fair, mayRun, whyNot, gates, keepers, settings } = useLoaderData<typeof loader>();
  const { slug } = fair;
  const maySetUp = mayRun && whyNot === null;
  return (
    <Page>
      <FairHead
        fair={fair}
        current="days"
        actions={<ButtonLink to={paths.gate(slug)}>{m.days_open_gate()}</ButtonLink>}
      />
      <DaysTabs slug={slug} current="gates" />
      <Section title={m.days_gates()} className="mt-0">
        <DataTable
          caption={m.days_gates()}
          rows={gates}
          rowKey={(gate) => gate.id}
          empty={<EmptyState title={m.days_no_gates()}>{m.days_no_gates_text()}</EmptyState>}
          columns={[
            { head: m.days_gate(), cell: (gate) => <span className="font-semibold">{gate.name}</span> },
            { head: m.days_admits(), cell: (gate) => gate.admits.map(passKindName).join(", ") },
            { head: m.days_scans(), numeric: true, cell: (gate) => formatNumber(gate.scans) },
            {
              head: m.days_gate_acts(),
              cell: (gate) =>
                mayRun && (
                  <span className="flex flex-wrap gap-2">
                    {maySetUp && (
                      <ButtonLink
                        small
                        kind="quiet"
                        to={paths.organiserFairGate(slug, gate.id)}
                        aria-label={m.days_rename_named({ name: gate.name })}
                      >
                        {m.days_rename()}
                      </ButtonLink>
                    )}
                    <ButtonLink
                      small
                      kind="quiet"
                      to={paths.organiserFairGateRetirement(slug, gate.id)}
                      aria-label={m.days_retire_named({ name: gate.name })}
                    >
                      {m.days_retire()}
                    </ButtonLink>
                  </span>
                ),
            },
          ]}
        />
        {mayRun && <AddGate slug={slug} whyNot={whyNot} />}
      </Section>
      <Section
        title={m.days_gatekeepers()}
        actions={
          maySetUp && (
            <ButtonLink small to={paths.organiserFairGatekeepers(slug)}>
              {m.days_appoint()}
            </ButtonLink>
          )
        }
      >
        <DataTable
          caption={m.days_gatekeepers()}
          rows={keepers}
          rowKey={(keeper) => keeper.id}
          empty={<EmptyState title={m.days_no_gatekeepers()}>{m.days_no_gatekeepers_text()}</EmptyState>}
          columns={[
            { head: m.days_gatekeeper(), cell: (keeper) => <span className="font-semibold">{keeper.name}</span> },
            { head: m.common_email(), cell: (keeper) => <span className="wrap-anywhere">{keeper.email}</span> },
            { head: m.days_since(), cell: (keeper) => formatDate(keeper.appointedAt) },
            {
              head: m.days_end(),
              cell: (keeper) =>
                mayRun && (
                  <PostButton small kind="quiet" action={paths.organiserFairGatekeeperEnd(slug, keeper.id)}>
                    {m.days_end()}
                  </PostButton>
                ),
            },
          ]}
        />
      </Section>
      <Section
        title={m.days_settings()}
        actions={
          maySetUp && (
            <ButtonLink small to={paths.organiserFairDaySettings(slug)}>
              {m.days_edit()}
            </ButtonLink>
          )
        }
      >
        <Card>
          <DefinitionList
            items={[
              {
                term: m.days_passes_per_booth(),
                detail: withSource(formatNumber(settings.passesPerBooth), settings.passesSource),
              },
              {
                term: m.days_contact_days(),
                detail: withSource(formatNumber(settings.contactDays), settings.contactSource),
              },
            ]}
          />
        </Card>
      </Section>
    </Page>
  );
}

const withSource = (value: string, source: string) => (
  <>
    {value}
    <span className="block text-sm text-soft">{source || m.days_no_source()}</span>
  </>
);

function AddGate({ slug, whyNot }: { slug: string; whyNot: string | null }) {
  const [form, fields] = useForm<GateForm>({
    id: "gate",
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(GateForm),
    defaultValue: { admits: [...PASS_KINDS] },
  });
  return (
    <Card className="mt-6 max-w-3xl">
      <PostForm
        form={form}
        labels={{ name: m.days_gate_name(), admits: m.days_admits() }}
        action={paths.organiserFairGates(slug)}
      >
        <TextField field={fields.name} label={m.days_gate_name()} autoComplete="off" maxLength={60} />
        <AdmitsField field={fields.admits} />
        <FormActions>
          <Button type="submit" kind="main" whyNot={whyNot}>
            {m.days_add_gate()}
          </Button>
        </FormActions>
      </PostForm>
    </Card>
  );
}
