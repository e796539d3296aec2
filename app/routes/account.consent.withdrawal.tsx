import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ConfirmByPasswordForm, SECRET_FIELDS } from "~/domain/people/forms";
import { leaving } from "~/domain/people/leaving.server";
import { whyNotLeave } from "~/domain/people/policy";
import { withdrawConsent } from "~/domain/people/withdraw-consent.server";
import { paths } from "~/http/paths";
import { limitOf } from "~/http/rate-limit.server";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { parseSecretForm } from "~/http/secret-form.server";
import { endCurrentSession } from "~/http/session.server";
import { m } from "~/i18n/paraglide/messages";
import { LeavePage, leftPlaces } from "~/ui/people/leave-page";

export const meta: MetaFunction = () => [{ title: `${m.people_consent_withdraw()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const state = await leaving(ctx);
    return { state, whyNot: state.hasConsent ? whyNotLeave(state.isLastAdmin) : m.people_consent_none() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const form = await parseSecretForm(ctx, ConfirmByPasswordForm, SECRET_FIELDS);
    const refusal = await limitOf(ctx, "password_check", ctx.actor.userId);
    if (refusal) return refusal;
    await withdrawConsent(ctx, ctx.actor.userId, form);
    await endCurrentSession(ctx);
    return redirectWithNotice(paths.home(), m.people_consent_withdrawn_notice());
  });
}

export default function WithdrawConsent() {
  const { state, whyNot } = useLoaderData<typeof loader>();
  return (
    <LeavePage
      title={m.people_consent_withdraw_title()}
      lead={m.people_consent_withdraw_lead()}
      effects={[
        m.people_consent_effect_closed(),
        m.people_consent_effect_mails(),
        m.people_consent_effect_kept(),
        ...leftPlaces(state),
        m.people_consent_effect_return(),
      ]}
      isReversible
      confirm={m.people_consent_withdraw()}
      email={state.email}
      whyNot={whyNot}
      result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
    />
  );
}
