import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RunForm, settingsOf, typedSettings } from "~/domain/allocations/forms";
import { allocationDesk } from "~/domain/allocations/queries.server";
import { requestRun } from "~/domain/allocations/request-run.server";
import { areUsual } from "~/domain/allocations/rules";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { isUnderWay } from "~/domain/runs/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ByHandSection } from "~/ui/allocations/by-hand-page";
import { pairWords } from "~/ui/allocations/pair-words";
import { RunList } from "~/ui/allocations/run-list";
import { SettingsFields, settingLabels } from "~/ui/allocations/settings-fields";
import { settingsWords } from "~/ui/allocations/settings-words";
import { useRefresh } from "~/ui/councils/use-refresh";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page } from "~/ui/primitives/page-header";
import { Stat, StatRow } from "~/ui/primitives/stat";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.allocations_title()} · ${data ? fairName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, runs, locks, pairs, counts, settings, whyNot } = await allocationDesk(ctx, args.params.slug!);
    return { head: headOfFair(fair), runs, locks, pairs, counts, settings, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const number = await requestRun(ctx, fair.id, settingsOf(await parseForm(ctx, RunForm)));
    return redirectWithNotice(paths.organiserAllocationRun(fair.slug, number), m.allocations_requested({ number }));
  });
}

/** Have all accepted applications placed: what by, what is fixed, and what came of it. */
export default function Allocation() {
  const { head, runs, locks, pairs, counts, settings, whyNot } = useLoaderData<typeof loader>();
  useRefresh(runs.some(isUnderWay));
  return (
    <Page>
      <FairHead fair={head} current="allocation" />
      <h2>{m.allocations_title()}</h2>
      <p className="mt-2 mb-6 max-w-3xl text-soft">{m.allocations_lead()}</p>
      {counts.booths === 0 || counts.applications === 0 ? (
        <Nothing slug={head.slug} hasBooths={counts.booths > 0} />
      ) : (
        <>
          <StatRow>
            <Stat label={m.allocations_count_booths()} value={formatNumber(counts.booths)} />
            <Stat label={m.allocations_count_applications()} value={formatNumber(counts.applications)} />
            <Stat
              label={m.allocations_count_due()}
              value={formatNumber(counts.due)}
              note={
                counts.granted > counts.due
                  ? m.allocations_count_granted({
                      granted: formatNumber(counts.granted),
                      back: formatNumber(counts.granted - counts.due),
                    })
                  : undefined
              }
            />
          </StatRow>
          {counts.due > counts.booths && (
            <Alert tone="wait" className="mt-5 max-w-3xl">
              {m.allocations_more_granted()}
            </Alert>
          )}
          <RunCard settings={settings} count={counts.applications} whyNot={whyNot} />
        </>
      )}
      <ByHandSection
        title={m.allocations_locks()}
        to={paths.organiserAllocationLocks(head.slug)}
        add={m.allocations_lock_add()}
        none={m.allocations_locks_none()}
        lines={locks.map((lock) => ({ key: lock.boothId, words: m.allocations_lock_line({ ...lock }) }))}
      />
      <ByHandSection
        title={m.allocations_pairs()}
        to={paths.organiserAllocationPairs(head.slug)}
        add={m.allocations_pair_add()}
        none={m.allocations_pairs_none()}
        lines={pairs.map((pair) => ({ key: pair.id, words: pairWords(pair) }))}
      />
      <Section title={m.allocations_runs()}>
        {runs.length === 0 ? (
          <p className="text-soft">{m.allocations_runs_none({ seconds: formatNumber(settings.seconds) })}</p>
        ) : (
          <RunList slug={head.slug} runs={runs} />
        )}
      </Section>
    </Page>
  );
}

function Nothing({ slug, hasBooths }: { slug: string; hasBooths: boolean }) {
  return (
    <EmptyState
      title={m.allocations_empty_title()}
      actions={
        <ButtonLink to={hasBooths ? paths.organiserApplications(slug) : paths.organiserHalls(slug)}>
          {hasBooths ? m.allocations_to_applications() : m.allocations_to_halls()}
        </ButtonLink>
      }
    >
      {hasBooths ? m.allocations_empty_applications() : m.allocations_empty_booths()}
    </EmptyState>
  );
}

type DeskData = ReturnType<typeof useLoaderData<typeof loader>>;

function RunCard({ settings, count, whyNot }: Pick<DeskData, "settings" | "whyNot"> & { count: number }) {
  const lastResult = useActionData<typeof action>()?.result;
  const [form, fields] = useForm({
    id: "allocation",
    lastResult,
    constraint: getZodConstraint(RunForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RunForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: typedSettings(settings),
  });
  return (
    <Card className="mt-6 max-w-3xl">
      <PostForm form={form} labels={settingLabels()}>
        <p className="max-w-3xl text-soft">{settingsWords(settings)}</p>
        <details open={lastResult?.status === "error" || !areUsual(settings) || undefined}>
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">{m.allocations_settings()}</summary>
          <p className="mb-5 text-soft">{m.allocations_settings_lead()}</p>
          <div className="grid gap-6">
            <SettingsFields fields={fields} />
          </div>
        </details>
        <FormActions>
          <Button type="submit" kind="main" whyNot={whyNot}>
            {m.allocations_run_start({ count: formatNumber(count) })}
          </Button>
        </FormActions>
      </PostForm>
    </Card>
  );
}
