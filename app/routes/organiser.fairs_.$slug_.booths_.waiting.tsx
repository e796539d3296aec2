import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boothsNeeded, mostToOffer, notMissed, placesFor, shortOf } from "~/domain/booths/offers";
import { mayGiveBooths, whyBeyondQuota, whyNotOffer, whyPromised } from "~/domain/booths/policy";
import { offerable, waitingLine } from "~/domain/booths/waiting-list.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import { toOfferWords } from "~/ui/booths/to-offer-words";
import { WaitingRow } from "~/ui/booths/waiting-row";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.booths_waiting_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const [line, { free, promised, quotas }] = await Promise.all([waitingLine(ctx, fair.id), offerable(ctx, fair.id)]);
    return {
      fair: headOfFair(fair),
      offersByClock: fair.offersByClock,
      hours: fair.rules.offerHours.value,
      toOffer: mostToOffer(free, promised),
      line: line.map((one) => {
        const places = one.offer ? null : placesFor(one, notMissed(one, free));
        return {
          ...one,
          needed: boothsNeeded(one),
          proposal: places?.map((booth) => booth.code).toSorted(compareVietnamese) ?? null,
          beyond:
            whyBeyondQuota(quotas, one, boothsNeeded(one)) ?? whyPromised(places && shortOf(free, promised, places)),
        };
      }),
      whyNot: mayGiveBooths(ctx.actor, fair) ? whyNotOffer(fair, ctx.now) : m.booths_givers_only(),
    };
  });
}

export default function Waiting() {
  const { fair, line, toOffer, hours, offersByClock, whyNot } = useLoaderData<typeof loader>();
  return (
    <Page>
      <FairHead fair={fair} current="booths" />
      <h2>{m.booths_waiting_title()}</h2>
      <p className="mt-2 mb-6 max-w-3xl text-soft">
        {m.booths_waiting_lead({ hours })} {toOfferWords(toOffer)}
      </p>
      <Card className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <p className="max-w-2xl">{offersByClock ? m.booths_clock_is_on() : m.booths_clock_is_off()}</p>
        <PostButton
          action={paths.organiserFairOfferClock(fair.slug)}
          fields={{ on: offersByClock ? "no" : "yes" }}
          whyNot={whyNot}
        >
          {offersByClock ? m.booths_clock_stop() : m.booths_clock_start()}
        </PostButton>
      </Card>
      {line.length === 0 ? (
        <EmptyState title={m.booths_nobody_waits()}>{m.booths_nobody_waits_text()}</EmptyState>
      ) : (
        <ol className="grid gap-4">
          {line.map((one, at) => (
            <WaitingRow key={one.id} slug={fair.slug} place={at + 1} waiting={one} whyNot={whyNot} />
          ))}
        </ol>
      )}
    </Page>
  );
}
