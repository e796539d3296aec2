import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ReasonForm } from "~/domain/booths/forms";
import { mayGiveBooths } from "~/domain/booths/policy";
import { unansweredOffer } from "~/domain/booths/waiting-list.server";
import { withdrawOffer } from "~/domain/booths/withdraw-offer.server";
import { DomainError } from "~/domain/errors";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ReasonPage } from "~/ui/booths/reason-page";

export const meta: MetaFunction = () => [{ title: `${m.booths_withdraw_offer()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    if (!mayGiveBooths(ctx.actor, fair)) throw new DomainError("forbidden", m.booths_givers_only());
    const { number, codes } = await unansweredOffer(ctx, fair.id, args.params.application!);
    return { slug: fair.slug, number, codes, whyNot: codes.length > 0 ? null : m.booths_no_offer() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    await withdrawOffer(ctx, args.params.application!, await parseForm(ctx, ReasonForm));
    return redirectWithNotice(paths.organiserFairWaiting(fair.slug), m.booths_offer_withdrawn());
  });
}

export default function Withdrawal() {
  const { slug, number, codes, whyNot } = useLoaderData<typeof loader>();
  const back = paths.organiserFairWaiting(slug);
  const facts = { codes: formatList(codes), number };
  return (
    <ReasonPage
      title={m.booths_withdraw_title(facts)}
      breadcrumbs={[{ label: m.booths_waiting_title(), to: back }]}
      effects={[m.booths_withdraw_effect(facts), m.booths_effect_free_for_others(), m.booths_effect_told_why()]}
      confirm={m.booths_withdraw_offer()}
      whyNot={whyNot}
      cancelTo={back}
      result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
    />
  );
}
