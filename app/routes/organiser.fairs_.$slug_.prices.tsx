import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { PricesForm } from "~/domain/fairs/forms";
import { pricesOf, servicesOf } from "~/domain/fairs/parts.server";
import { setPrices } from "~/domain/fairs/set-prices.server";
import { boundToSay, fairSetup } from "~/domain/fairs/setup.server";
import { parseForm } from "~/http/forms.server";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { PricesEditor } from "~/ui/fairs/prices-editor";
import { afterStep, BoundNote, SetupPage } from "~/ui/fairs/setup";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.fairs_step_prices()} · ${data ? fairName(data.head) : m.common_brand()}` },
];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, steps, bound, whyNot } = await fairSetup(ctx, args.params.slug!);
    const [prices, services] = await Promise.all([pricesOf(ctx, fair.id), servicesOf(ctx, fair.id)]);
    return {
      head: headOfFair(fair),
      steps,
      bound: boundToSay(bound),
      whyNot,
      version: fair.version,
      surcharge: fair.rules.cornerSurcharge.value,
      prices: prices.map(({ kind, price, per, includes }) => ({ kind, price: formatNumber(price), per, includes })),
      services: services.map(({ id, kind, name, nameEn, unit, price }) => ({
        ...{ id, kind, name, nameEn, unit },
        price: formatNumber(price),
      })),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await setPrices(ctx, fair.id, await parseForm(ctx, PricesForm));
    return redirectWithNotice(afterStep("prices", fair), m.fairs_saved());
  });
}

export default function Prices() {
  const { head, steps, bound, whyNot, ...editor } = useLoaderData<typeof loader>();
  return (
    <SetupPage fair={head} current="prices" steps={steps} lead={m.fairs_prices_lead()} whyNot={whyNot}>
      {whyNot === null && <BoundNote accepted={bound.accepted} sent={bound.sent} />}
      <PricesEditor slug={head.slug} {...editor} lastResult={useActionData<typeof action>()?.result} />
    </SetupPage>
  );
}
