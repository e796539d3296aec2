import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { lastLetterRun, requestLetterRun } from "~/domain/exhibitor-papers/letter-runs.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { isUnderWay } from "~/domain/runs/rules";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatBytes, formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { useRefresh } from "~/ui/councils/use-refresh";
import { fairName } from "~/ui/fairs/fair-name";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { ProgressBar } from "~/ui/primitives/progress-bar";
import { RunStateTag } from "~/ui/templates/run-words";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.exhibitors_letters_all()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { slug, name, nameEn } = fair;
    return { fair: { slug, name, nameEn }, run: await lastLetterRun(ctx, fair) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await requestLetterRun(ctx, fair.id);
    return redirectWithNotice(paths.organiserFairLettersPrinting(fair.slug), m.exhibitors_letters_run_requested());
  });
}

/** All letters in one file, drawn by a job. */
export default function Printing() {
  const { fair, run } = useLoaderData<typeof loader>();
  const isOpen = run !== null && isUnderWay(run);
  useRefresh(isOpen);
  return (
    <Page narrow>
      <PageHeader
        title={m.exhibitors_letters_all()}
        lead={m.exhibitors_letters_run_lead()}
        breadcrumbs={[
          { label: fairName(fair), to: paths.organiserFair(fair.slug) },
          { label: m.exhibitors_letters(), to: paths.organiserFairLetters(fair.slug) },
        ]}
      />
      <Card className="grid gap-4">
        {run === null ? (
          <p className="text-soft">{m.exhibitors_letters_run_none()}</p>
        ) : (
          <>
            <p className="flex flex-wrap items-center gap-3">
              <RunStateTag state={run.state} />
              <span className="text-sm text-soft">
                {m.exhibitors_letters_run_by({ name: run.requestedBy, at: formatDateTime(run.requestedAt) })}
              </span>
            </p>
            {isOpen && (
              <>
                <ProgressBar label={m.exhibitors_letters_run_progress()} done={run.done} total={run.total} />
                <p className="text-soft">{m.templates_runs_reload()}</p>
              </>
            )}
            {run.state === "failed" && <Alert tone="bad">{m.exhibitors_letters_run_failed()}</Alert>}
            {run.since > 0 && !isOpen && (
              <Alert tone="wait">{m.exhibitors_letters_run_since({ count: formatNumber(run.since) })}</Alert>
            )}
            {run.state === "done" && (
              <p>
                <ButtonLink to={paths.organiserFairLettersFile(fair.slug)} reloadDocument>
                  {m.templates_run_download({ size: formatBytes(run.size ?? 0) })}
                </ButtonLink>
              </p>
            )}
          </>
        )}
        {!isOpen && (
          <Form method="post" className="actions">
            <Button type="submit" kind="main">
              {m.exhibitors_letters_run_start()}
            </Button>
          </Form>
        )}
      </Card>
    </Page>
  );
}
