import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { planOf } from "~/domain/booths/plan.server";
import { fairBySlug } from "~/domain/fairs/queries.server";
import { fairTime } from "~/domain/fairs/rules";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDateRange, formatNumber } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { FairTimeTag } from "~/ui/fairs/fair-time-tag";
import { FloorPlan } from "~/ui/fairs/floor-plan";
import { Section } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? inLanguage(data.fair) : m.errors_not_found_title()} · ${m.common_brand()}` },
];

const inLanguage = (fair: { name: string; nameEn: string }) => (getLocale() === "vi" ? fair.name : fair.nameEn);

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairBySlug(ctx, args.params.slug!);
    return { fair: { ...fair, ...(await planOf(ctx, fair.id)), time: fairTime(fair, todayInVietnam(ctx.now)) } };
  });
}

/** Provinces that hold a booth, the one with most first; each has one of the plan's eight colours. */
function holdersOf(booths: readonly { provinceId: string | null; provinceName: string | null; code: string }[]) {
  const holders = new Map<string, { id: string; name: string; codes: string[] }>();
  for (const { provinceId, provinceName, code } of booths) {
    if (!provinceId || !provinceName) continue;
    const holder = holders.get(provinceId) ?? { id: provinceId, name: provinceName, codes: [] };
    holder.codes.push(code);
    holders.set(provinceId, holder);
  }
  return [...holders.values()].sort((a, b) => b.codes.length - a.codes.length);
}

export default function Fair() {
  const { fair } = useLoaderData<typeof loader>();
  const holders = holdersOf(fair.booths);
  const colours = new Map(holders.map((holder, index) => [holder.id, (index % 8) + 1]));
  const free = fair.booths.filter((booth) => booth.state === "available").length;
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ label: m.fairs_title(), to: paths.fairs() }]}
        title={inLanguage(fair)}
        lead={getLocale() === "vi" ? fair.summary : fair.summaryEn}
        tags={<FairTimeTag time={fair.time} />}
      />
      <DefinitionList
        items={[
          { term: m.fairs_days(), detail: formatDateRange(fair.startsOn, fair.endsOn) },
          { term: m.fairs_venue(), detail: fair.venue },
          { term: m.fairs_organiser(), detail: fair.agencyName },
        ]}
      />
      <Section
        title={m.fairs_plan()}
        actions={
          <p className="text-soft">
            {m.fairs_booths({ count: formatNumber(fair.booths.length) })} ·{" "}
            {m.fairs_provinces({ count: formatNumber(holders.length) })} · {m.fairs_free({ count: formatNumber(free) })}
          </p>
        }
      >
        <ul aria-label={m.fairs_legend()} className="mb-4 flex flex-wrap gap-2 text-sm">
          {holders.map((holder) => (
            <li key={holder.id} className={`plan-chip plan-chip-${colours.get(holder.id)}`}>
              {holder.name} ({formatNumber(holder.codes.length)})
            </li>
          ))}
          <li className="plan-chip plan-chip-0">{m.fairs_free({ count: formatNumber(free) })}</li>
        </ul>
        {fair.halls.map((hall) => (
          <FloorPlan
            key={hall.id}
            hall={hall}
            booths={fair.booths.filter((booth) => booth.hallId === hall.id)}
            colourOf={(provinceId) => colours.get(provinceId) ?? 0}
          />
        ))}
      </Section>
      <Section title={m.fairs_booth_list()}>
        <ul className="gap-x-10 md:columns-2 lg:columns-3">
          {holders.map((holder) => (
            <li key={holder.id} className="break-inside-avoid border-b border-line py-2.5">
              <p className="flex items-baseline justify-between gap-3">
                <span className="font-semibold">{holder.name}</span>
                <span className="text-soft tabular-nums">{formatNumber(holder.codes.length)}</span>
              </p>
              <p className="text-sm text-soft">{holder.codes.join(", ")}</p>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}
