import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OfferForm } from "~/domain/booths/forms";
import { offerBooths } from "~/domain/booths/offer-booths.server";
import { notMissed, placesFor } from "~/domain/booths/offers";
import { mayGiveBooths, whyNotOffer } from "~/domain/booths/policy";
import { freeBooths, quotasLeft, waitingLine } from "~/domain/booths/waiting-list.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { askedKindOf } from "~/domain/fairs/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDateTime, formatList, formatNumber } from "~/i18n/formats";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { OfferChoices } from "~/ui/booths/offer-choices";
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
    const [line, free, quotas] = await Promise.all([
      waitingLine(ctx, fair.id),
      freeBooths(ctx, fair.id),
      quotasLeft(ctx, fair.id),
    ]);
    const waiting = line.find((one) => one.id === args.params.application);
    // It was accepted meanwhile, or has its offer: the list says so.
    if (!waiting || waiting.isAsked) return redirect(paths.organiserFairWaiting(fair.slug));
    const best = placesFor(waiting, notMissed(waiting, free))?.map((booth) => booth.id) ?? null;
    const kinds = waiting.asks.map((ask) => ask.kind);
    return {
      slug: fair.slug,
      fair: { name: fair.name, nameEn: fair.nameEn },
      hours: fair.rules.offerHours.value,
      waiting,
      quotaLeft: quotas.get(waiting.provinceId) ?? null,
      hasBest: best !== null,
      booths: free
        .filter((booth) => kinds.includes(askedKindOf(booth.kind)))
        .map((booth) => ({
          ...booth,
          isBest: best?.includes(booth.id) ?? false,
          wasMissed: waiting.refusedBooths.includes(booth.id),
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
  const { slug, fair, hours, waiting, quotaLeft, hasBest, booths, whyNot } = useLoaderData<typeof loader>();
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
          <OfferChoices field={fields.booths} booths={booths} hasBest={hasBest} />
          {booths.some((booth) => booth.wasMissed) && (
            <CheckboxField field={fields.again} label={m.booths_offer_again()} />
          )}
          <FormActions cancelTo={back}>
            <Button
              type="submit"
              kind="main"
              whyNot={whyNot ?? (booths.length === 0 ? m.booths_offer_nothing_free() : null)}
            >
              {m.booths_offer_send()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </Page>
  );
}
