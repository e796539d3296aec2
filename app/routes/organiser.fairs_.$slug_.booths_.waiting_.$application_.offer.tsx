import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OfferForm } from "~/domain/booths/forms";
import { offerBooths } from "~/domain/booths/offer-booths.server";
import { boothsNeeded, mostToOffer, notMissed, placesFor, shortOf } from "~/domain/booths/offers";
import { mayGiveBooths, whyBeyondQuota, whyNotOffer } from "~/domain/booths/policy";
import { offerable, waitingLine } from "~/domain/booths/waiting-list.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { askedKindOf } from "~/domain/fairs/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDateTime, formatList, formatNumber } from "~/i18n/formats";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import { OfferChoices } from "~/ui/booths/offer-choices";
import { toOfferWords } from "~/ui/booths/to-offer-words";
import { fairName } from "~/ui/fairs/fair-name";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { CheckboxField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.booths_offer_choose()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const [line, { free, promised, quotas }] = await Promise.all([waitingLine(ctx, fair.id), offerable(ctx, fair.id)]);
    const waiting = line.find((one) => one.id === args.params.application);
    // It was accepted meanwhile, or has its offer: the list says so.
    if (!waiting || waiting.isAsked) return redirect(paths.organiserFairWaiting(fair.slug));
    const places = placesFor(waiting, notMissed(waiting, free));
    // What the office cannot send is not ticked for it.
    const isPossible =
      places && !shortOf(free, promised, places) && !whyBeyondQuota(quotas, waiting, boothsNeeded(waiting));
    const best = isPossible ? places.map((booth) => booth.id) : null;
    const kinds = waiting.asks.map((ask) => ask.kind);
    return {
      slug: fair.slug,
      fair: { name: fair.name, nameEn: fair.nameEn },
      hours: fair.rules.offerHours.value,
      waiting,
      quotaLeft: quotas.get(waiting.provinceId) ?? null,
      hasBest: best !== null,
      toOffer: mostToOffer(free, promised).filter(({ kind }) => kinds.includes(kind)),
      booths: free
        .filter((booth) => kinds.includes(askedKindOf(booth.kind)))
        .toSorted((a, b) => compareVietnamese(a.code, b.code))
        .map(({ id, code, kind, width, height, openSides, power, hasWater }) => ({
          ...{ id, code, kind, width, height, openSides, power, hasWater },
          isBest: best?.includes(id) ?? false,
          wasMissed: waiting.refusedBooths.includes(id),
        })),
      whyNot: mayGiveBooths(ctx.actor, fair) ? whyNotOffer(fair, ctx.now) : m.booths_givers_only(),
    };
  });
}

/** Offers the booths that are chosen, or those that fit best. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { best, booths, again } = await parseForm(ctx, OfferForm);
    const until = await offerBooths(ctx, args.params.application!, { booths: best ? [] : booths, again });
    return redirectWithNotice(
      paths.organiserFairWaiting(fair.slug),
      m.booths_offer_made({ until: formatDateTime(until) }),
    );
  });
}

export default function Offer() {
  const { slug, fair, hours, waiting, quotaLeft, toOffer, hasBest, booths, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<OfferForm>({ id: "offer", lastResult: useActionData<typeof action>()?.result });
  const back = paths.organiserFairWaiting(slug);
  const asks = waiting.asks.map((ask) => `${formatNumber(ask.booths)} ${boothKindName(ask.kind).toLowerCase()}`);
  return (
    <Page>
      <PageHeader
        title={m.booths_offer_choose_title({ number: waiting.number })}
        lead={m.booths_offer_choose_lead({
          name: waiting.signName,
          asks: formatList(asks),
          hours: formatNumber(hours),
        })}
        breadcrumbs={[
          { label: fairName(fair), to: paths.organiserFair(slug) },
          { label: m.booths_waiting_title(), to: back },
        ]}
      />
      <Card className="max-w-3xl">
        <PostForm form={form} labels={{ booths: m.booths_offer_choose_booths() }}>
          {quotaLeft !== null && (
            <p>
              {m.booths_offer_quota_left({
                province: waiting.provinceName,
                left: formatNumber(Math.max(0, quotaLeft)),
              })}
            </p>
          )}
          <p>{toOfferWords(toOffer)}</p>
          <OfferChoices field={fields.booths} booths={booths} hasBest={hasBest} />
          {booths.some((booth) => booth.wasMissed) && (
            <CheckboxField field={fields.again} label={m.booths_offer_again()} />
          )}
          <FormActions cancelTo={back}>
            <Button
              type="submit"
              kind="main"
              whyNot={whyNot ?? (toOffer.some(({ left }) => left > 0) ? null : m.booths_offer_nothing_free())}
            >
              {m.booths_offer_send()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </Page>
  );
}
