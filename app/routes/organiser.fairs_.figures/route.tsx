import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FiguresQuery } from "~/domain/fair-reports/forms";
import { maySetFairTargets, mayWriteFairReport } from "~/domain/fair-reports/policy";
import { fairProgramme } from "~/domain/fair-reports/programme.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ListLinks } from "~/ui/fair-days/list-links";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";
import { FairList } from "./fair-list";
import { MeetingTable } from "./meeting-table";
import { MoneyTable } from "./money-table";
import { Targets } from "./targets";
import { YearCharts } from "./year-charts";
import { YearTable } from "./year-table";

/** The charts answer to a pointer where scripts run; without them they are drawn all the same. */
export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.figures_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const programme = await fairProgramme(ctx, parseQuery(ctx.request, FiguresQuery).agency);
    const of = { agencyId: programme.agency.id };
    return { ...programme, mayRecord: mayWriteFairReport(ctx.actor, of), maySet: maySetFairTargets(ctx.actor, of) };
  });
}

export default function FairFigures() {
  const { agency, agencies, fairs, years, whole, targets, open, mayRecord, maySet } = useLoaderData<typeof loader>();
  const of = { agency: agency.slug };
  const record = mayRecord && (
    <ButtonLink small={fairs.length > 0} to={paths.organiserNewRecordedFair(of)}>
      {m.figures_record()}
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader
        title={m.figures_title()}
        lead={m.figures_lead({ agency: agency.name })}
        breadcrumbs={[{ label: m.fairs_work_title(), to: paths.organiserFairs() }]}
      />
      {agencies.length > 1 && (
        <Tabs
          label={m.figures_agency()}
          items={agencies.map(({ id, slug, name }) => ({
            label: name,
            to: paths.organiserFairFigures({ agency: slug }),
            current: id === agency.id,
          }))}
        />
      )}
      {open > 0 && (
        <Alert
          tone="info"
          className="mb-6"
          actions={
            <ButtonLink small to={paths.organiserFairs()}>
              {m.figures_open_link()}
            </ButtonLink>
          }
        >
          {m.figures_open({ count: formatNumber(open) })}
        </Alert>
      )}
      {fairs.length === 0 ? (
        <EmptyState title={m.figures_none()} actions={record}>
          {m.figures_none_text()}
        </EmptyState>
      ) : (
        <>
          <Section
            title={m.figures_by_year()}
            className="mt-0"
            actions={<ListLinks to={(format) => paths.organiserFairFigureList("years", format, of)} />}
          >
            <YearTable years={years} whole={whole} />
          </Section>
          <YearCharts years={years} />
          {whole.meetings && whole.meetings.held > 0 && (
            <Section title={m.figures_meetings()}>
              <MeetingTable years={years} whole={whole} />
            </Section>
          )}
          <Section title={m.figures_money()}>
            <MoneyTable money={whole.money} />
          </Section>
        </>
      )}
      <Section
        title={m.figures_targets()}
        actions={
          maySet &&
          targets.length > 0 && (
            <ButtonLink small to={paths.organiserNewFairTarget(of)}>
              {m.figures_target_new()}
            </ButtonLink>
          )
        }
      >
        <Targets targets={targets} agency={agency.slug} maySet={maySet} />
      </Section>
      {fairs.length > 0 && (
        <Section
          title={m.figures_fairs()}
          actions={
            <div className="flex flex-wrap gap-3">
              {record}
              <ListLinks to={(format) => paths.organiserFairFigureList("fairs", format, of)} />
            </div>
          }
        >
          <FairList fairs={fairs} mayRecord={mayRecord} />
        </Section>
      )}
    </Page>
  );
}
