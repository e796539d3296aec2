import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RevokePassForm } from "~/domain/fair-days/forms";
import { passToRevoke, revokePass } from "~/domain/fair-days/revoke-pass.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { passKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { TextField } from "~/ui/primitives/fields";
import { FormErrors } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.days_revoke()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, pass, isOwn } = await passToRevoke(ctx, args.params.id!);
    return {
      name: pass.kind === "visitor" ? passKindName(pass.kind) : (pass.holder ?? passKindName(pass.kind)),
      whyNot: pass.revokedAt ? m.days_pass_is_revoked() : null,
      backTo: backTo(isOwn, pass.applicationId, fair.slug),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, pass, isOwn } = await passToRevoke(ctx, args.params.id!);
    await revokePass(ctx, pass.id, await parseForm(ctx, RevokePassForm));
    return redirectWithNotice(backTo(isOwn, pass.applicationId, fair.slug), m.days_pass_revoked());
  });
}

/** The exhibitor's page, or the organiser's list. */
const backTo = (isOwn: boolean, applicationId: string | null, slug: string) =>
  isOwn && applicationId ? paths.applicationDays(applicationId) : paths.organiserFairPasses(slug);

export default function Revocation() {
  const { name, whyNot, backTo } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<RevokePassForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(RevokePassForm),
  });
  return (
    <ConfirmPage
      title={m.days_revoke_title({ name })}
      breadcrumbs={[{ label: m.days_passes(), to: backTo }]}
      effects={[m.days_revoke_effect(), m.days_revoke_effect_offline()]}
      confirm={m.days_revoke()}
      kind="danger"
      whyNot={whyNot}
      formId={form.id}
      cancelTo={backTo}
    >
      <FormErrors form={form} labels={{ reason: m.days_reason() }} />
      <TextField field={fields.reason} label={m.days_reason()} autoComplete="off" />
    </ConfirmPage>
  );
}
