import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { agenciesOf } from "~/domain/agencies/queries.server";
import { DomainError } from "~/domain/errors";
import { InviteForm } from "~/domain/people/forms";
import { invite } from "~/domain/people/invite-person.server";
import { isAdmin } from "~/domain/people/policy";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { limitOf } from "~/http/rate-limit.server";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { RoleAndAgency } from "~/ui/people/grant-role";
import { inviteLabels } from "~/ui/people/invite-form";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.people_invite_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    if (!isAdmin(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
    return { agencies: await agenciesOf(ctx) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const form = await parseForm(ctx, InviteForm);
    const refusal = await limitOf(ctx, "invitation", ctx.actor.userId);
    if (refusal) return refusal;
    await invite(ctx, { ...form, agencyId: form.role === "admin" ? null : form.agencyId });
    return redirectWithNotice(paths.adminInvitations(), m.people_invitation_sent({ email: form.email }));
  });
}

export default function NewInvitation() {
  const { agencies } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<InviteForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(InviteForm),
  });
  return (
    <Page narrow>
      <PageHeader
        title={m.people_invite_title()}
        lead={m.people_invite_lead()}
        breadcrumbs={[{ label: m.people_open_invitations(), to: paths.adminInvitations() }]}
      />
      <Card>
        <PostForm form={form} labels={inviteLabels()}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField field={fields.name} label={m.people_name()} autoComplete="off" />
            <TextField field={fields.email} label={m.common_email()} type="email" autoComplete="off" />
          </div>
          <RoleAndAgency fields={fields} agencies={agencies} />
          <FormActions cancelTo={paths.adminInvitations()}>
            <Button type="submit" kind="main">
              {m.people_invite_button()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </Page>
  );
}
