import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { daysDesk } from "~/domain/fair-days/days-desk.server";
import { DayQuery } from "~/domain/fair-days/forms";
import { hoursOf } from "~/domain/fair-days/rules";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { BarChart } from "~/ui/charts/bar-chart";
import { Attendance } from "~/ui/fair-days/attendance-table";
import { DaysTabs, DayTabs } from "~/ui/fair-days/days-tabs";
import { DoubtfulScans } from "~/ui/fair-days/doubtful-scans";
import { ListLinks } from "~/ui/fair-days/list-links";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { Stat, StatRow } from "~/ui/primitives/stat";

/** The chart answers to a pointer, and figures of a running day move by themselves. */
export const handle = { hydrate: true };

const EVERY_MS = 60_000;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.days_title()}${data ? ` · ${fairName(data.fair)}` : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { day } = parseQuery(ctx.request, DayQuery);
    const { fair, ...desk } = await daysDesk(ctx, args.params.slug!, day);
    return { ...desk, fair: headOfFair(fair) };
  });
}

export default function Days() {
  const { fair, day, days, today, mayRun, ...desk } = useLoaderData<typeof loader>();
  const { gates, hours, byDay, passes, attendance, doubtful, doubtfulInAll, inside, visitors } = desk;
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && revalidate(), EVERY_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  const { slug } = fair;
  const isComing = today <= days.at(-1)!;
  const used = gates.filter(({ id }) => hours.some(({ gateId }) => gateId === id));
  const rows = hoursOf(hours).map(({ hour, byGate }) => ({ label: `${hour}h`, values: Object.fromEntries(byGate) }));
  const present = attendance.filter(({ firstAt }) => firstAt !== null).length;
  return (
    <Page>
      <FairHead
        fair={fair}
        current="days"
        actions={
          isComing && (
            <ButtonLink kind={days.includes(today) ? "main" : "plain"} to={paths.gate(slug)}>
              {m.days_open_gate()}
            </ButtonLink>
          )
        }
      />
      <DaysTabs slug={slug} current="today" />
      <DayTabs days={days} day={day} to={(one) => paths.organiserFairDays(slug, { day: one })} />
      <StatRow>
        <Stat
          label={m.days_visitors()}
          value={formatNumber(visitors)}
          note={m.days_visitors_all({ count: formatNumber(byDay.reduce((sum, one) => sum + one.visitors, 0)) })}
        />
        <Stat
          label={m.days_passes_came()}
          value={formatNumber(passes.onDay)}
          note={m.days_passes_came_all({ count: formatNumber(passes.inAll) })}
        />
        <Stat
          label={m.days_inside_now()}
          value={day === today ? formatNumber(inside) : "–"}
          note={m.days_inside_note()}
        />
        <Stat label={m.days_exhibitors_come()} value={`${formatNumber(present)}/${formatNumber(attendance.length)}`} />
        <Stat
          label={m.days_doubtful()}
          value={formatNumber(doubtfulInAll)}
          note={doubtfulInAll > doubtful.length && m.days_doubtful_latest({ count: formatNumber(doubtful.length) })}
        />
      </StatRow>
      {gates.length === 0 && (
        <div className="mt-8">
          <EmptyState
            title={m.days_no_gates()}
            actions={mayRun && <ButtonLink to={paths.organiserFairGates(slug)}>{m.days_set_up_gates()}</ButtonLink>}
          >
            {m.days_no_gates_text()}
          </EmptyState>
        </div>
      )}
      {gates.length > 0 && (
        <Section
          title={m.days_by_hour({ date: formatDate(day) })}
          actions={<ListLinks to={(format) => paths.organiserFairDayList(slug, "visits", format, { day })} />}
        >
          {rows.length === 0 ? (
            <p className="text-soft">{m.days_no_visits()}</p>
          ) : (
            <BarChart
              title={m.days_visits()}
              category={m.days_hour()}
              series={used.map(({ id, name }) => ({ key: id, name }))}
              rows={rows}
              note={m.days_by_hour_note()}
            />
          )}
        </Section>
      )}
      <Section
        title={m.days_presence()}
        actions={<ListLinks to={(format) => paths.organiserFairDayList(slug, "presence", format, { day })} />}
      >
        <Attendance rows={attendance} slug={slug} />
      </Section>
      {doubtful.length > 0 && (
        <Section title={m.days_doubtful()}>
          <DoubtfulScans scans={doubtful} />
        </Section>
      )}
    </Page>
  );
}
