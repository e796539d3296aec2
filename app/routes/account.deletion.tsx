import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { countFiledComplaints } from "~/domain/complaints/filed-complaints.server";
import { deleteAccount } from "~/domain/people/delete-account.server";
import { ConfirmByPasswordForm, SECRET_FIELDS } from "~/domain/people/forms";
import { leaving } from "~/domain/people/leaving.server";
import { whyNotLeave } from "~/domain/people/policy";
import { paths } from "~/http/paths";
import { limitOf } from "~/http/rate-limit.server";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { parseSecretForm } from "~/http/secret-form.server";
import { endCurrentSession } from "~/http/session.server";
import { m } from "~/i18n/paraglide/messages";
import { LeavePage, leftPlaces } from "~/ui/people/leave-page";

export const meta: MetaFunction = () => [{ title: `${m.people_delete()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const [state, complaints] = await Promise.all([leaving(ctx), countFiledComplaints(ctx)]);
    return { state, complaints, whyNot: whyNotLeave(state.isLastAdmin) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const form = await parseSecretForm(ctx, ConfirmByPasswordForm, SECRET_FIELDS);
    const refusal = await limitOf(ctx, "password_check", ctx.actor.userId);
    if (refusal) return refusal;
    await deleteAccount(ctx, ctx.actor.userId, form);
    await endCurrentSession(ctx);
    return redirectWithNotice(paths.home(), m.people_delete_notice());
  });
}

export default function DeleteAccount() {
  const { state, complaints, whyNot } = useLoaderData<typeof loader>();
  return (
    <LeavePage
      title={m.people_delete_title()}
      lead={<span className="break-words">{state.email}</span>}
      effects={[
        ...(state.keepsName
          ? [m.people_delete_effect_erased_but_name(), m.people_delete_effect_name()]
          : [m.people_delete_effect_erased()]),
        ...(state.roles.length > 0 ? [m.people_delete_effect_roles({ count: state.roles.length })] : []),
        ...leftPlaces(state),
        m.people_delete_effect_tokens(),
        m.people_delete_effect_kept(),
        ...(complaints > 0 ? [m.people_delete_effect_complaints()] : []),
      ]}
      confirm={m.people_delete()}
      email={state.email}
      whyNot={whyNot}
      result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
    />
  );
}
