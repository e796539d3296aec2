import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { incomingOf } from "~/domain/forwardings/summary.server";
import { quotasOf } from "~/domain/nominations/quotas.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { SummaryLetterSection } from "~/ui/forwardings/summary-letter";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { AwardListDownloads } from "~/ui/rounds/award-list-downloads";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { inLanguage, roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.forwardings_incoming_tab()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const [letters, places] = await Promise.all([incomingOf(ctx, round), quotasOf(ctx, round.id)]);
    return {
      head: headOf(round, ctx.now),
      rules: { groups: round.rules.groups },
      letters,
      // A long list of provinces that sent nothing and have no limit says nothing.
      places: places.filter((place) => place.quota !== null || place.used > 0),
    };
  });
}

export default function Incoming() {
  const { head, rules, letters, places } = useLoaderData<typeof loader>();
  return (
    <Page>
      <RoundHead round={head} current="incoming" />
      <h2>{m.forwardings_incoming_title()}</h2>
      <p className="mt-2 mb-6 max-w-3xl text-soft">{m.forwardings_incoming_lead()}</p>
      {places.length > 0 && (
        <Section title={m.forwardings_territories()}>
          <DataTable
            caption={m.forwardings_territories()}
            wide
            rows={places}
            rowKey={(place) => place.provinceId}
            columns={[
              {
                head: m.forwardings_territory(),
                cell: (place) => inLanguage(place.name, place.nameEn),
                className: "font-semibold",
              },
              {
                head: m.forwardings_quota(),
                numeric: true,
                cell: ({ quota }) => (quota === null ? m.forwardings_no_quota() : formatNumber(quota)),
              },
              { head: m.forwardings_used(), numeric: true, cell: ({ used }) => formatNumber(used) },
              {
                head: m.forwardings_left(),
                numeric: true,
                cell: ({ quota, used }) => (quota === null ? "" : formatNumber(Math.max(0, quota - used))),
              },
            ]}
          />
        </Section>
      )}
      {letters.length === 0 ? (
        <div className="mt-8">
          <EmptyState title={m.forwardings_incoming_none()}>{m.forwardings_incoming_none_text()}</EmptyState>
        </div>
      ) : (
        <>
          <p className="mt-8">
            <AwardListDownloads
              label={m.forwardings_download()}
              to={(format) => paths.organiserSummaryList(head.slug, "incoming", format)}
            />
          </p>
          {letters.map((letter) => (
            <SummaryLetterSection
              key={letter.id}
              letter={letter}
              rules={rules}
              round={m.forwardings_sent_from({ round: roundName(letter.from) })}
              act={(entry) =>
                entry.code &&
                entry.nominationId && (
                  <Link to={paths.organiserNomination(entry.nominationId)}>{m.forwardings_open()}</Link>
                )
              }
            />
          ))}
        </>
      )}
    </Page>
  );
}
