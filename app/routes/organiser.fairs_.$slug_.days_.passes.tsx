import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { daysAtWork } from "~/domain/fair-days/days-desk.server";
import { IssuePassForm, PassQuery } from "~/domain/fair-days/forms";
import { issuePass } from "~/domain/fair-days/issue-pass.server";
import { passCounts, passesOf } from "~/domain/fair-days/passes.server";
import { whyNotScan } from "~/domain/fair-days/policy";
import { formatCode, ISSUED_KINDS } from "~/domain/fair-days/rules";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatNumber, formatTimestamp } from "~/i18n/formats";
import { passKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { newUuid } from "~/lib/uuid";
import { PASS_KINDS } from "~/lib/vocabulary";
import { DaysTabs } from "~/ui/fair-days/days-tabs";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { SelectField, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page } from "~/ui/primitives/page-header";
import { Pagination } from "~/ui/primitives/pagination";
import { SearchField } from "~/ui/primitives/search-field";
import { Tabs } from "~/ui/primitives/tabs";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.days_passes()}${data ? ` · ${fairName(data.fair)}` : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const query = parseQuery(ctx.request, PassQuery);
    const { fair, mayRun } = await daysAtWork(ctx, args.params.slug!, null);
    const [list, counts] = await Promise.all([passesOf(ctx, fair.id, query), passCounts(ctx, fair.id)]);
    return {
      fair: headOfFair(fair),
      mayRun,
      query,
      list,
      counts: [...counts],
      whyNot: whyNotScan(fair),
      key: newUuid(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const code = await issuePass(ctx, fair.id, await parseForm(ctx, IssuePassForm));
    return redirectWithNotice(paths.organiserFairPasses(fair.slug), m.days_pass_issued({ code: formatCode(code) }));
  });
}

export default function Passes() {
  const { fair, mayRun, query, list, counts, whyNot, key } = useLoaderData<typeof loader>();
  const { slug } = fair;
  const { kind, q } = query;
  const countOf = new Map(counts);
  const to = (values: { kind?: string | null; page?: number }) =>
    paths.organiserFairPasses(slug, { kind, q, ...values });
  return (
    <Page>
      <FairHead fair={fair} current="days" />
      <DaysTabs slug={slug} current="passes" />
      <Section title={m.days_passes()} className="mt-0">
        <Tabs
          label={m.days_pass_kinds()}
          items={[
            { label: m.days_all(), to: to({ kind: null }), current: kind === null },
            ...PASS_KINDS.map((one) => ({
              label: passKindName(one),
              to: to({ kind: one }),
              count: countOf.get(one) ?? 0,
              current: kind === one,
            })),
          ]}
        />
        <div className="mb-5 max-w-xl">
          <SearchField
            action={paths.organiserFairPasses(slug)}
            defaultValue={q}
            label={m.days_search_passes()}
            placeholder={m.days_search_passes_placeholder()}
            kind="plain"
          >
            {kind && <input type="hidden" name="kind" value={kind} />}
          </SearchField>
        </div>
        <DataTable
          caption={m.days_passes()}
          rows={list.rows}
          rowKey={(pass) => pass.id}
          empty={<EmptyState title={m.days_no_passes()}>{m.days_no_passes_text()}</EmptyState>}
          columns={[
            {
              head: m.days_holder(),
              cell: (pass) => (
                <span className="grid">
                  <span className="font-semibold">{pass.holder ?? passKindName(pass.kind)}</span>
                  <span className="text-sm text-soft">
                    {[passKindName(pass.kind), pass.exhibitor].filter(Boolean).join(" · ")}
                  </span>
                </span>
              ),
            },
            {
              head: m.days_code(),
              cell: (pass) =>
                pass.code && (
                  <a href={paths.pass(pass.code)} className="font-mono">
                    {formatCode(pass.code)}
                  </a>
                ),
            },
            { head: m.days_issued_at(), cell: (pass) => formatTimestamp(pass.issuedAt) },
            {
              head: m.common_status(),
              cell: (pass) =>
                pass.endedAt ? (
                  <span className="grid">
                    <Tag tone="bad">{m.days_verdict_revoked()}</Tag>
                    <span className="text-sm text-soft">{pass.revokedReason ?? m.days_exhibitor_left()}</span>
                  </span>
                ) : (
                  <Tag tone="ok">{m.days_valid()}</Tag>
                ),
            },
            {
              head: m.days_revoke(),
              cell: (pass) =>
                mayRun &&
                !pass.revokedAt && (
                  <ButtonLink small kind="quiet" to={paths.passRevocation(pass.id)}>
                    {m.days_revoke()}
                  </ButtonLink>
                ),
            },
          ]}
        />
        <Pagination page={list.page} pageSize={list.pageSize} total={list.total} href={(page) => to({ page })} />
        <p className="mt-4 text-sm text-soft">{m.days_passes_note({ count: formatNumber(list.total) })}</p>
      </Section>
      {mayRun && (
        <Section title={m.days_issue()}>
          <IssuePass slug={slug} whyNot={whyNot} formKey={key} />
        </Section>
      )}
    </Page>
  );
}

function IssuePass({ slug, whyNot, formKey }: { slug: string; whyNot: string | null; formKey: string }) {
  const [form, fields] = useForm<IssuePassForm>({
    id: "pass",
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(IssuePassForm),
  });
  return (
    <Card className="max-w-3xl">
      <PostForm
        form={form}
        labels={{ kind: m.days_pass_kind(), holder: m.days_holder() }}
        action={paths.organiserFairPasses(slug)}
      >
        <input type="hidden" name="key" value={formKey} />
        <div className="grid gap-6 sm:grid-cols-2">
          <SelectField
            field={fields.kind}
            label={m.days_pass_kind()}
            choices={ISSUED_KINDS.map((value) => ({ value, label: passKindName(value) }))}
          />
          <TextField field={fields.holder} label={m.days_holder()} autoComplete="off" />
        </div>
        <FormActions>
          <Button type="submit" kind="main" whyNot={whyNot}>
            {m.days_issue()}
          </Button>
        </FormActions>
      </PostForm>
    </Card>
  );
}
