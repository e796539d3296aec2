import { type SubmissionResult, useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { claimsOf } from "~/domain/applications/claims.server";
import { WithdrawApplicationForm } from "~/domain/applications/forms";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { withdrawApplication } from "~/domain/applications/withdraw-application.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { fairName } from "~/ui/fairs/fair-name";
import { ReasonFields } from "~/ui/fairs/reason-fields";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.applications_withdraw()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const application = await ownApplication(ctx, args.params.id!);
    // What was withdrawn already, or the form sent twice: nothing is left to ask.
    if (application.state === "withdrawn") throw redirect(paths.application(application.id));
    const { id, number, version, signName, fair, whyNotWithdraw, state } = application;
    const claims = await claimsOf(ctx, id);
    return { id, number, version, signName, fair, whyNotWithdraw, state, booths: claims.map((claim) => claim.code) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await withdrawApplication(ctx, id, await parseForm(ctx, WithdrawApplicationForm));
    return redirectWithNotice(paths.application(id), m.applications_withdrawn());
  });
}

export default function Withdrawal() {
  const { id, number, version, signName, fair, whyNotWithdraw, booths, state } = useLoaderData<typeof loader>();
  const [form] = useForm<{ reason: string }>({
    id: "withdrawal",
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
  });
  return (
    <ConfirmPage
      title={m.applications_withdraw_title({ sign: signName })}
      lead={[fairName(fair), number].filter(Boolean).join(" · ")}
      breadcrumbs={[
        { label: m.applications_own_title(), to: paths.applications() },
        { label: number ?? m.applications_title(), to: paths.application(id) },
      ]}
      effects={[
        ...(booths.length > 0 ? [m.applications_withdraw_booths({ booths: booths.join(", ") })] : []),
        m.applications_withdraw_ends(),
        ...(state === "draft" ? [] : [m.applications_withdraw_told({ agency: fair.agencyName })]),
        m.applications_withdraw_anew(),
      ]}
      confirm={m.applications_withdraw()}
      kind="danger"
      whyNot={whyNotWithdraw}
      formId={form.id}
      cancelTo={paths.application(id)}
    >
      <ReasonFields form={form} version={version} hint={m.applications_reason_hint()} />
    </ConfirmPage>
  );
}
