import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ownDays } from "~/domain/fair-days/own-days.server";
import { formatCode } from "~/domain/fair-days/rules";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatDate, formatDateRange, formatMoney, formatNumber, formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { IncidentList } from "~/ui/fair-days/incident-list";
import { ListLinks } from "~/ui/fair-days/list-links";
import { fairName } from "~/ui/fairs/fair-name";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction = () => [{ title: `${m.days_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, ...own } = await ownDays(ctx, args.params.id!);
    const { slug, name, nameEn, venue, startsOn, endsOn } = fair;
    return { ...own, fair: { slug, name, nameEn, venue, startsOn, endsOn } };
  });
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function OwnDays() {
  const own = useLoaderData<typeof loader>();
  const { application, fair, whyNot, stopped } = own;
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ label: application.number ?? application.signName, to: paths.application(application.id) }]}
        title={m.days_title()}
        lead={`${fairName(fair)} · ${formatDateRange(fair.startsOn, fair.endsOn)} · ${fair.venue}`}
      />
      {whyNot ? (
        <EmptyState
          title={whyNot}
          actions={<ButtonLink to={paths.application(application.id)}>{m.days_to_application()}</ButtonLink>}
        >
          {stopped > 0 && m.days_passes_stopped({ count: formatNumber(stopped) })}
        </EmptyState>
      ) : (
        <>
          <SalesSection {...own} />
          <PassSection {...own} />
          <LeadSection {...own} />
          <IncidentSection {...own} />
        </>
      )}
    </Page>
  );
}

function SalesSection({ application, sales, salesFrom, today, mayWrite }: Loaded) {
  const missing = sales.filter(({ day, report }) => day <= today && !report);
  return (
    <Section title={m.days_own_sales()} className="mt-0">
      {salesFrom && <p className="mb-4 text-soft">{m.days_own_sales_from({ date: formatDate(salesFrom) })}</p>}
      {missing.length > 0 && (
        <Alert tone="wait" className="mb-4">
          {m.days_own_sales_missing({ count: formatNumber(missing.length) })}
        </Alert>
      )}
      <DataTable
        caption={m.days_own_sales()}
        rows={sales}
        rowKey={(row) => row.day}
        columns={[
          { head: m.days_day(), cell: ({ day }) => <span className="font-semibold">{formatDate(day)}</span> },
          {
            head: m.days_revenue(),
            numeric: true,
            cell: ({ report, day }) =>
              report ? formatMoney(report.revenue) : day <= today && <Tag tone="wait">{m.days_not_reported()}</Tag>,
          },
          { head: m.days_orders(), numeric: true, cell: ({ report }) => report && formatNumber(report.orders) },
          { head: m.days_contracts(), numeric: true, cell: ({ report }) => report && formatNumber(report.contracts) },
          {
            head: m.days_contract_value(),
            numeric: true,
            cell: ({ report }) => report && formatMoney(report.contractValue),
          },
          {
            head: m.days_report(),
            cell: ({ day, report, whyNot }) =>
              mayWrite &&
              !whyNot && (
                <ButtonLink
                  small
                  kind={report ? "quiet" : day === today ? "main" : "plain"}
                  to={paths.applicationSales(application.id, day)}
                >
                  {report ? m.days_edit() : m.days_report()}
                </ButtonLink>
              ),
          },
        ]}
      />
    </Section>
  );
}

function PassSection({ application, passes, mostPasses, mayWrite }: Loaded) {
  const live = passes.filter(({ revokedAt }) => !revokedAt).length;
  return (
    <Section
      title={m.days_staff_passes()}
      actions={
        mayWrite && (
          <ButtonLink small to={paths.applicationStaffPasses(application.id)}>
            {m.days_issue()}
          </ButtonLink>
        )
      }
    >
      <p className="mb-4 text-soft">
        {m.days_staff_passes_lead({ live: formatNumber(live), most: formatNumber(mostPasses) })}
      </p>
      <DataTable
        caption={m.days_staff_passes()}
        rows={passes}
        rowKey={(pass) => pass.id}
        empty={<EmptyState title={m.days_no_staff_passes()}>{m.days_no_staff_passes_text()}</EmptyState>}
        columns={[
          { head: m.days_holder(), cell: (pass) => <span className="font-semibold">{pass.holder}</span> },
          {
            head: m.days_code(),
            cell: (pass) =>
              pass.revokedAt ? (
                <Tag tone="bad">{m.days_verdict_revoked()}</Tag>
              ) : (
                <a href={paths.pass(pass.code)} className="font-mono">
                  {formatCode(pass.code)}
                </a>
              ),
          },
          {
            head: m.days_revoke(),
            cell: (pass) =>
              mayWrite &&
              !pass.revokedAt && (
                <ButtonLink
                  small
                  kind="quiet"
                  to={paths.passRevocation(pass.id)}
                  aria-label={m.days_revoke_named({ name: pass.holder ?? "" })}
                >
                  {m.days_revoke()}
                </ButtonLink>
              ),
          },
        ]}
      />
    </Section>
  );
}

function LeadSection({ application, leads, keptUntil, mayWrite }: Loaded) {
  return (
    <Section
      title={m.days_leads()}
      actions={
        <div className="flex flex-wrap gap-3">
          {mayWrite && (
            <>
              <ButtonLink small to={paths.applicationLeadScan(application.id)}>
                {m.days_lead_scan()}
              </ButtonLink>
              <ButtonLink small to={paths.applicationLeads(application.id)}>
                {m.days_lead_write()}
              </ButtonLink>
            </>
          )}
          {leads.length > 0 && <ListLinks to={(format) => paths.applicationLeadList(application.id, format)} />}
        </div>
      }
    >
      <p className="mb-4 text-soft">{m.days_leads_lead({ date: formatDate(keptUntil) })}</p>
      <DataTable
        caption={m.days_leads()}
        rows={leads}
        rowKey={(lead) => lead.id}
        empty={<EmptyState title={m.days_no_leads()}>{m.days_no_leads_text()}</EmptyState>}
        columns={[
          {
            head: m.days_lead_name(),
            cell: (lead) =>
              lead.erasedAt ? (
                <span className="text-soft">{m.days_lead_erased()}</span>
              ) : (
                <span className="font-semibold">{lead.name}</span>
              ),
          },
          { head: m.days_contact(), cell: (lead) => <span className="wrap-anywhere">{lead.contact}</span> },
          { head: m.days_interest(), cell: (lead) => lead.interest },
          { head: m.days_noted_at(), cell: (lead) => formatTimestamp(lead.notedAt) },
          {
            head: m.days_lead_remove(),
            cell: (lead) =>
              mayWrite &&
              !lead.erasedAt && (
                <ButtonLink
                  small
                  kind="quiet"
                  to={paths.applicationLeadRemoval(application.id, lead.id)}
                  aria-label={m.days_lead_remove_named({ name: lead.name ?? "" })}
                >
                  {m.days_lead_remove()}
                </ButtonLink>
              ),
          },
        ]}
      />
    </Section>
  );
}

function IncidentSection({ application, incidents, mayWrite }: Loaded) {
  return (
    <Section
      title={m.days_incidents()}
      actions={
        mayWrite && (
          <ButtonLink small to={paths.applicationIncidents(application.id)}>
            {m.days_tell_incident()}
          </ButtonLink>
        )
      }
    >
      {incidents.length === 0 ? (
        <p className="text-soft">{m.days_no_own_incidents()}</p>
      ) : (
        <IncidentList incidents={incidents} />
      )}
    </Section>
  );
}
