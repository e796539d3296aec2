import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { AuditQuery } from "~/domain/audit/forms";
import { auditActs, auditPage } from "~/domain/audit/queries.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { formatDate } from "~/lib/dates";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Pagination } from "~/ui/primitives/pagination";
import { actName, nounName, subjectName } from "./names";

export const meta: MetaFunction = () => [{ title: `${m.audit_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const filter = parseQuery(ctx.request, AuditQuery);
    const [found, acts] = await Promise.all([auditPage(ctx, filter), auditActs(ctx)]);
    return { ...found, acts, filter };
  });
}

export default function Audit() {
  const { items, total, page, pageSize, acts, filter } = useLoaderData<typeof loader>();
  const address = (one: number) => paths.adminAudit({ ...typed(filter), page: one > 1 ? one : undefined });
  return (
    <Page>
      <PageHeader title={m.audit_title()} lead={m.audit_lead()} />
      <Filter acts={acts} filter={filter} />
      <p className="mt-6 mb-3 text-soft">{m.common_results_count({ count: total })}</p>
      <DataTable
        caption={m.audit_title()}
        rows={items}
        rowKey={(entry) => entry.id}
        empty={<EmptyState title={m.audit_none()}>{m.audit_none_hint()}</EmptyState>}
        columns={[
          { head: m.audit_at(), cell: (entry) => formatTimestamp(entry.at) },
          {
            head: m.audit_actor(),
            cell: (entry) => (
              <span className="grid">
                {entry.actorId ? (
                  <Link to={paths.adminUser(entry.actorId)}>{entry.actorName}</Link>
                ) : (
                  <span>{m.audit_nobody()}</span>
                )}
                {entry.address && <span className="text-sm text-soft">{entry.address}</span>}
              </span>
            ),
          },
          {
            head: m.audit_act(),
            cell: (entry) => <Act act={entry.act} />,
          },
          { head: m.audit_subject(), cell: (entry) => <Subject kind={entry.subjectKind} id={entry.subjectId} /> },
          { head: m.audit_details(), cell: (entry) => <Details before={entry.before} after={entry.after} /> },
        ]}
      />
      <Pagination page={page} pageSize={pageSize} total={total} href={address} />
    </Page>
  );
}

type Shown = Pick<AuditQuery, "act" | "person" | "from" | "until">;

/** As a person types them. */
const typed = ({ act, person, from, until }: Shown) => ({
  act,
  person,
  from: from && formatDate(from),
  until: until && formatDate(until),
});

function Filter({ acts, filter }: { acts: readonly string[]; filter: Shown }) {
  const nouns = [...new Set(acts.map((act) => act.split(".")[0]!))];
  const values = typed(filter);
  return (
    <Card>
      <Form action={paths.adminAudit()} className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <label className="grid gap-1.5">
          <span className="font-semibold">{m.audit_act()}</span>
          <select name="act" defaultValue={values.act ?? ""} className="select">
            <option value="">{m.common_all()}</option>
            {nouns.map((noun) => (
              <optgroup key={noun} label={nounName(noun)}>
                <option value={noun}>{m.audit_all_of({ noun: nounName(noun) })}</option>
                {acts
                  .filter((act) => act.startsWith(`${noun}.`))
                  .map((act) => (
                    <option key={act} value={act}>
                      {actName(act)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <FilterField name="person" label={m.audit_actor()} value={values.person} placeholder={m.audit_person_hint()} />
        <FilterField name="from" label={m.audit_from()} value={values.from} placeholder="dd/mm/yyyy" />
        <FilterField name="until" label={m.audit_until()} value={values.until} placeholder="dd/mm/yyyy" />
        <div className="flex flex-wrap gap-3 sm:col-span-2 lg:col-span-4">
          <Button type="submit">{m.common_filter()}</Button>
          {Object.values(values).some(Boolean) && (
            <ButtonLink kind="quiet" to={paths.adminAudit()}>
              {m.common_clear_filters()}
            </ButtonLink>
          )}
        </div>
      </Form>
    </Card>
  );
}

function FilterField(props: { name: string; label: string; value: string | null; placeholder: string }) {
  return (
    <label className="grid gap-1.5">
      <span className="font-semibold">{props.label}</span>
      <input
        name={props.name}
        defaultValue={props.value ?? ""}
        placeholder={props.placeholder}
        autoComplete="off"
        className="input"
      />
    </label>
  );
}

function Act({ act }: { act: string }) {
  return (
    <span className="grid">
      {actName(act)}
      <code className="text-sm text-soft">{act}</code>
    </span>
  );
}

function Subject({ kind, id }: { kind: string; id: string }) {
  if (kind === "user") return <Link to={paths.adminUser(id)}>{m.audit_account()}</Link>;
  return (
    <span className="grid">
      <span>{subjectName(kind)}</span>
      <span className="text-sm break-all text-soft">{id}</span>
    </span>
  );
}

function Details({ before, after }: { before: unknown; after: unknown }) {
  if (before === null && after === null) return "–";
  return (
    <details>
      <summary className="min-h-8 text-indigo underline underline-offset-3">{m.common_view()}</summary>
      {[
        { word: m.audit_before(), value: before },
        { word: m.audit_after(), value: after },
      ].map(
        ({ word, value }) =>
          value !== null && (
            <div key={word} className="mt-2">
              <p className="text-sm text-soft">{word}</p>
              <pre className="max-w-sm overflow-x-auto rounded bg-wash p-2 text-sm">
                {JSON.stringify(value, null, 2)}
              </pre>
            </div>
          ),
      )}
    </details>
  );
}
