import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ReasonForm } from "~/domain/booths/forms";
import { ownClaim } from "~/domain/booths/pick-desk.server";
import { giveBack } from "~/domain/invoices/give-back.server";
import { returnOutcome } from "~/domain/invoices/return-outcome.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ReasonPage } from "~/ui/booths/reason-page";
import { fairName } from "~/ui/fairs/fair-name";
import { returnEffects } from "~/ui/invoices/return-effects";

export const meta: MetaFunction = () => [{ title: `${m.booths_give_back()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { claim, fair, application, whyNotGiveBack } = await ownClaim(ctx, args.params.id!, args.params.claim!);
    const { name, nameEn } = fair;
    const money = await returnOutcome(ctx, fair.id, { applicationId: application.id, code: claim.code });
    return { id: application.id, code: claim.code, fair: { name, nameEn }, money, whyNot: whyNotGiveBack };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, claim: claimId } = args.params;
    const { claim } = await ownClaim(ctx, id!, claimId!);
    await giveBack(ctx, claim.id, await parseForm(ctx, ReasonForm));
    return redirectWithNotice(paths.applicationBooths(id!), m.booths_given_back({ code: claim.code }));
  });
}

export default function Page() {
  const { id, code, fair, money, whyNot } = useLoaderData<typeof loader>();
  const back = paths.applicationBooths(id, { booth: code });
  return (
    <ReasonPage
      title={m.booths_give_back_title({ code })}
      breadcrumbs={[{ label: m.booths_pick_title(), to: back }]}
      effects={[
        m.booths_give_back_effect({ code, fair: fairName(fair) }),
        ...returnEffects(money),
        m.booths_effect_free_for_others(),
      ]}
      confirm={m.booths_give_back()}
      whyNot={whyNot}
      cancelTo={back}
      result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
    />
  );
}
