import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { type AcceptanceResult, acceptMany, planAcceptance } from "~/domain/applications/accept-many.server";
import { applicationQueue } from "~/domain/applications/application-queue.server";
import { QueueFilter, type QueueRow, selectFrom } from "~/domain/applications/queue";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.applications_bulk_title()} · ${m.common_brand()}` }];

/** The queue's filter, and the rows that were ticked, or none for all that the filter finds. */
const AcceptanceQuery = QueueFilter.extend({
  id: z.union([z.uuid().transform((id) => [id]), z.array(z.uuid())]).catch([]),
});

/** Each as the officer saw it: "<id> <version>". */
const AcceptanceForm = z.object({
  entries: z
    .array(
      z
        .string()
        .regex(/^[0-9a-f-]{36} \d{1,9}$/)
        .transform((text) => ({ id: text.slice(0, 36), version: Number(text.slice(37)) })),
    )
    .max(200)
    .default([]),
});

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { id, page: _, ...filter } = parseQuery(ctx.request, AcceptanceQuery);
    const all = await applicationQueue(ctx, fair);
    const rows = id.length > 0 ? all.filter((row) => id.includes(row.id)) : selectFrom(all, filter);
    if (rows.length === 0) throw redirect(paths.organiserApplications(fair.slug, filter));
    return { head: headOfFair(fair), filter, plan: await planAcceptance(ctx, fair, rows) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { entries } = await parseForm(ctx, AcceptanceForm);
    return { results: await acceptMany(ctx, fair, entries) };
  });
}

/** Accepts many applications as they ask: names each and the booths in all, and afterwards what became of each. */
export default function Acceptance() {
  const { head, filter, plan } = useLoaderData<typeof loader>();
  const results = useActionData<{ results?: AcceptanceResult[] }>()?.results;
  const queue = paths.organiserApplications(head.slug, filter);
  return (
    <Page>
      <FairHead fair={head} current="applications" />
      <div className="max-w-3xl">
        {results ? (
          <Results slug={head.slug} results={results} queue={queue} />
        ) : (
          <>
            <h2>{m.applications_bulk_title()}</h2>
            {plan.touched.length > 0 ? (
              <>
                <RowList slug={head.slug} rows={plan.touched} />
                <Card className="mt-6">
                  <Form method="post" className="grid gap-3">
                    {plan.touched.map((row) => (
                      <input key={row.id} type="hidden" name="entries" value={`${row.id} ${row.version}`} />
                    ))}
                    <p>{m.applications_bulk_effect()}</p>
                    {plan.more > 0 && <p>{m.applications_bulk_more({ count: formatNumber(plan.more) })}</p>}
                    <div className="actions">
                      <Button type="submit" kind="main">
                        {m.applications_bulk_confirm({
                          count: formatNumber(plan.touched.length),
                          booths: formatNumber(plan.booths),
                        })}
                      </Button>
                      <ButtonLink kind="quiet" to={queue}>
                        {m.common_cancel()}
                      </ButtonLink>
                    </div>
                  </Form>
                </Card>
              </>
            ) : (
              <Alert
                className="mt-4"
                title={m.applications_bulk_none()}
                actions={<ButtonLink to={queue}>{m.applications_back_to_queue()}</ButtonLink>}
              />
            )}
            {plan.skipped.length > 0 && (
              <Section title={m.applications_bulk_skipped({ count: formatNumber(plan.skipped.length) })}>
                <RowList
                  slug={head.slug}
                  rows={plan.skipped.map(({ row }) => row)}
                  reason={(at) => plan.skipped[at]!.reason}
                />
              </Section>
            )}
          </>
        )}
      </div>
    </Page>
  );
}

interface RowListProps {
  readonly slug: string;
  readonly rows: readonly Pick<QueueRow, "id" | "number" | "signName" | "asks" | "provinceName">[];
  readonly reason?: (at: number) => string;
}

function RowList({ slug, rows, reason }: RowListProps) {
  return (
    <ol className="mt-4 grid max-h-[32rem] overflow-y-auto rounded-box bg-card shadow-card">
      {rows.map((row, at) => (
        <li key={row.id} className="border-b border-line px-4 py-2.5 last:border-0">
          <p className="flex flex-wrap gap-x-3">
            <Link to={paths.organiserApplication(slug, row.number)} className="font-semibold">
              {row.signName}
            </Link>
            <span className="text-soft">
              {row.number} · {row.provinceName}
            </span>
          </p>
          <p className="text-sm text-soft">
            {row.asks
              .map((ask) => m.applications_ask_line({ count: formatNumber(ask.booths), kind: boothKindName(ask.kind) }))
              .join(" · ")}
          </p>
          {reason && <p className="text-sm">{reason(at)}</p>}
        </li>
      ))}
    </ol>
  );
}

interface ResultsProps {
  readonly slug: string;
  readonly results: readonly AcceptanceResult[];
  readonly queue: string;
}

function Results({ slug, results, queue }: ResultsProps) {
  const done = results.filter((one) => one.reason === null).length;
  return (
    <>
      <Alert
        tone={done === results.length ? "ok" : "wait"}
        title={m.applications_bulk_done({ count: formatNumber(done) })}
        actions={
          <ButtonLink kind="main" to={queue}>
            {m.applications_back_to_queue()}
          </ButtonLink>
        }
      />
      <ol className="mt-6 grid rounded-box bg-card shadow-card">
        {results.map((one) => (
          <li key={one.number} className="border-b border-line px-4 py-2.5 last:border-0">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <Link to={paths.organiserApplication(slug, one.number)} className="font-semibold">
                {one.signName}
              </Link>
              <span className="text-soft">{one.number}</span>
            </p>
            {one.reason && <p className="text-sm text-wait-ink">{one.reason}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
