import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { boothIdAtWork, givingDesk } from "~/domain/booths/at-work-claim.server";
import { VacateForm } from "~/domain/booths/forms";
import { DomainError } from "~/domain/errors";
import { giveBack } from "~/domain/invoices/give-back.server";
import { returnOutcome } from "~/domain/invoices/return-outcome.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ReasonPage } from "~/ui/booths/reason-page";
import { returnEffects } from "~/ui/invoices/return-effects";

export const meta: MetaFunction = () => [{ title: `${m.booths_take_back()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, booth, whyNot } = await givingDesk(ctx, args.params.slug!, args.params.booth!);
    const { code, claim } = booth;
    if (!claim) throw new DomainError("conflict", m.booths_nobody_to_move({ code }));
    const money = await returnOutcome(ctx, fair.id, { applicationId: claim.applicationId, code });
    return { slug: fair.slug, code, claim, money, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { slug, booth: code } = args.params;
    await boothIdAtWork(ctx, slug!, code!);
    const { claim, reason } = await parseForm(ctx, VacateForm);
    await giveBack(ctx, claim, { reason });
    return redirectWithNotice(paths.organiserFairBooths(slug!, { booth: code }), m.booths_now_free({ code: code! }));
  });
}

export default function Vacancy() {
  const { slug, code, claim, money, whyNot } = useLoaderData<typeof loader>();
  const back = paths.organiserFairBooths(slug, { booth: code });
  const who = [claim.number, claim.signName].filter(Boolean).join(" ");
  return (
    <ReasonPage
      title={m.booths_take_back_title({ code, who })}
      breadcrumbs={[{ label: m.booths_title(), to: back }]}
      effects={[
        m.booths_take_back_effect({ code, who }),
        ...returnEffects(money),
        m.booths_effect_free_for_others(),
        m.booths_effect_told_why(),
      ]}
      confirm={m.booths_take_back()}
      whyNot={whyNot}
      cancelTo={back}
      result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
    >
      <input type="hidden" name="claim" value={claim.id} />
    </ReasonPage>
  );
}
