import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { BulkResult } from "~/domain/nominations/carry-out-bulk.server";
import type { QueueRow } from "~/domain/nominations/queue";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";
import type { BulkPageData } from "./bulk.server";
import { entryText } from "./bulk-forms";

interface BulkPageProps {
  readonly title: string;
  readonly lead: string;
  readonly page: BulkPageData;
  /** What the act asks before it can show a plan: a GET form. */
  readonly question?: ReactNode;
  /** The form that confirms, given the hidden entries. */
  readonly confirm: (entries: ReactNode, count: number) => ReactNode;
  readonly results: readonly BulkResult[] | undefined;
}

/** An act on many dossiers: what it will touch and what it leaves out, then what became of each. */
export function BulkPage({ title, lead, page, question, confirm, results }: BulkPageProps) {
  const { head, address, plan } = page;
  const { id: _, requirement: _requirement, assignee: _assignee, ...filter } = address;
  const queue = paths.organiserNominations(head.slug, filter);
  return (
    <Page narrow>
      <PageHeader
        title={title}
        lead={lead}
        breadcrumbs={[
          { label: roundName(head), to: paths.organiserRound(head.slug) },
          { label: m.rounds_queue_title(), to: queue },
        ]}
      />
      {results ? (
        <Results results={results} queue={queue} />
      ) : (
        <>
          {question && <Card className="mb-6">{question}</Card>}
          {plan && plan.touched.length > 0 && (
            <>
              <Section title={m.nominations_screen_bulk_touched({ count: plan.touched.length })} className="mt-0">
                <EntryList rows={plan.touched} />
                {plan.more > 0 && (
                  <Alert tone="info" className="mt-4">
                    {m.nominations_screen_bulk_more({ count: plan.more })}
                  </Alert>
                )}
              </Section>
              <Card className="mt-6">
                {confirm(
                  plan.touched.map((row) => <input key={row.id} type="hidden" name="entries" value={entryText(row)} />),
                  plan.touched.length,
                )}
              </Card>
            </>
          )}
          {plan && plan.touched.length === 0 && (
            <Alert tone="info" title={m.nominations_screen_bulk_none()}>
              {m.nominations_screen_bulk_none_text()}
            </Alert>
          )}
          {plan && plan.skipped.length > 0 && (
            <Section title={m.nominations_screen_bulk_skipped({ count: plan.skipped.length })}>
              <EntryList rows={plan.skipped.map(({ row }) => row)} reason={(at) => plan.skipped[at]?.reason} />
            </Section>
          )}
          <p className="mt-6">
            <ButtonLink to={queue}>{m.nominations_screen_back_to_queue()}</ButtonLink>
          </p>
        </>
      )}
    </Page>
  );
}

/** Asks something by the address, so that the plan below has one. */
export function Question({ page, children }: { page: BulkPageData; children: ReactNode }) {
  const { id, requirement: _, assignee: _assignee, ...filter } = page.address;
  return (
    <Form className="flex flex-wrap items-end gap-3">
      {Object.entries(filter).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {id.map((one) => (
        <input key={one} type="hidden" name="id" value={one} />
      ))}
      {children}
      <Button type="submit">{m.nominations_screen_bulk_show()}</Button>
    </Form>
  );
}

interface EntryListProps {
  readonly rows: readonly Pick<QueueRow, "id" | "code" | "productName" | "establishmentName">[];
  readonly reason?: (at: number) => string | undefined;
}

function EntryList({ rows, reason }: EntryListProps) {
  return (
    <ol className="grid max-h-[32rem] overflow-y-auto rounded-box bg-card shadow-card">
      {rows.map((row, at) => (
        <li key={row.id} className="border-b border-line px-4 py-2.5 last:border-0">
          <p className="flex flex-wrap gap-x-3">
            <Link to={paths.organiserNomination(row.id)} className="font-semibold">
              {row.productName}
            </Link>
            <span className="text-soft">{row.code}</span>
          </p>
          <p className="text-sm text-soft">{row.establishmentName}</p>
          {reason && <p className="text-sm">{reason(at)}</p>}
        </li>
      ))}
    </ol>
  );
}

function Results({ results, queue }: { results: readonly BulkResult[]; queue: string }) {
  const done = results.filter((one) => one.isDone).length;
  return (
    <>
      <Alert tone={done === results.length ? "ok" : "wait"} title={m.nominations_screen_bulk_done({ count: done })}>
        {done < results.length && m.nominations_screen_bulk_left({ count: results.length - done })}
      </Alert>
      <ol className="mt-6 grid rounded-box bg-card shadow-card">
        {results.map((one) => (
          <li key={one.id} className="border-b border-line px-4 py-2.5 last:border-0">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <Link to={paths.organiserNomination(one.id)} className="font-semibold">
                {one.productName}
              </Link>
              <span className="text-soft">{one.code}</span>
              <span className={one.isDone ? "ml-auto text-ok-ink" : "ml-auto text-wait-ink"}>
                {one.isDone ? m.nominations_screen_bulk_one_done() : m.nominations_screen_bulk_one_left()}
              </span>
            </p>
            {one.reason && <p className="text-sm">{one.reason}</p>}
          </li>
        ))}
      </ol>
      <p className="mt-6">
        <ButtonLink kind="main" to={queue}>
          {m.nominations_screen_back_to_queue()}
        </ButtonLink>
      </p>
    </>
  );
}
