import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptInvitation } from "~/domain/people/accept-invitation.server";
import { loadActor } from "~/domain/people/actor.server";
import { AcceptInvitationForm, SECRET_FIELDS, SetPasswordForm } from "~/domain/people/forms";
import { areasOf } from "~/domain/people/policy";
import { invitationByToken } from "~/domain/people/queries-invitations.server";
import { areaPath } from "~/http/area-path";
import { paths } from "~/http/paths";
import { rememberDevice } from "~/http/rate-limit-sign-in.server";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { parseSecretForm } from "~/http/secret-form.server";
import { startSession } from "~/http/session.server";
import { formatDate } from "~/i18n/formats";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { DeadLink } from "~/ui/people/dead-link";
import { MailAddress } from "~/ui/people/mail-address";
import { NewPasswordFields, passwordLabels, UsernameForKeepers } from "~/ui/people/password-fields";
import { Button, ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { TextField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";

// The address of this page is a secret: no other site is told it. Stricter, the browser would not say where a form comes from.
export const meta: MetaFunction = () => [
  { title: `${m.people_invitation_title()} · ${m.common_brand()}` },
  { name: "referrer", content: "same-origin" },
  { name: "robots", content: "noindex" },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const token = args.params.token!;
    const invitation = await invitationByToken(ctx, token);
    const signedInAs = ctx.actor?.email ?? null;
    return invitation ? { invitation, token, signedInAs } : data({ invitation, token, signedInAs }, { status: 410 });
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseSecretForm(ctx, AcceptInvitationForm, SECRET_FIELDS);
    const { userId, isNewAccount } = await acceptInvitation(ctx, args.params.token!, form);
    if (isNewAccount) await startSession(ctx, userId);
    const actor = await loadActor(ctx.db, userId, ctx.now, ctx.address);
    if (actor) await rememberDevice(ctx, actor.email);
    return redirectWithNotice(areaPath(areasOf(actor)), m.people_invitation_taken());
  });
}

export default function Invitation() {
  const { invitation, token, signedInAs } = useLoaderData<typeof loader>();
  if (!invitation) {
    return (
      <DeadLink
        title={m.people_invitation_title()}
        actions={<ButtonLink to={paths.login()}>{m.common_sign_in()}</ButtonLink>}
      />
    );
  }
  return (
    <>
      <h1>{m.people_invitation_title()}</h1>
      <Card className="mt-6 mb-6">
        <DefinitionList
          items={[
            { term: m.people_invited_by(), detail: invitation.invitedBy },
            { term: m.people_role(), detail: roleName(invitation.role) },
            { term: m.people_where(), detail: invitation.where ?? m.people_whole_site() },
            { term: m.people_account(), detail: <MailAddress address={invitation.email} /> },
            { term: m.people_link_until(), detail: formatDate(invitation.expiresAt) },
          ]}
        />
      </Card>
      {invitation.isNewAccount ? (
        <NewAccount name={invitation.name} email={invitation.email} />
      ) : (
        <KnownAccount {...invitation} token={token} signedInAs={signedInAs} />
      )}
    </>
  );
}

function NewAccount({ name, email }: { name: string; email: string }) {
  const [form, fields] = useForm<SetPasswordForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: { ...getZodConstraint(SetPasswordForm), name: { required: true } },
    defaultValue: { name },
  });
  return (
    <Card as="section">
      <h2 className="mb-4 text-xl">{m.people_first_password_title()}</h2>
      <PostForm form={form} labels={passwordLabels()}>
        <UsernameForKeepers email={email} />
        <TextField field={fields.name} label={m.people_name()} autoComplete="name" />
        <NewPasswordFields fields={fields} />
        <div>
          <Button type="submit" kind="main">
            {m.people_invitation_accept()}
          </Button>
        </div>
      </PostForm>
    </Card>
  );
}

interface KnownAccountProps {
  readonly email: string;
  readonly isForActor: boolean;
  readonly token: string;
  readonly signedInAs: string | null;
}

/** An account with a password takes an invitation up when signed in; a link alone opens nobody's account. */
function KnownAccount({ email, isForActor, token, signedInAs }: KnownAccountProps) {
  const here = paths.invitation(token);
  if (isForActor) {
    return (
      <Card className="grid justify-items-start gap-4">
        <p className="min-w-0 break-words">{m.people_signed_in_as({ email })}</p>
        <PostButton kind="main" action={here}>
          {m.people_invitation_accept()}
        </PostButton>
      </Card>
    );
  }
  return (
    <Card className="grid justify-items-start gap-4">
      <p className="min-w-0 break-words">{m.people_sign_in_as({ email })}</p>
      {signedInAs ? (
        <>
          <p className="min-w-0 break-words text-soft">{m.people_signed_in_as({ email: signedInAs })}</p>
          <PostButton action={paths.logout()} fields={{ next: here }}>
            {m.common_sign_out()}
          </PostButton>
        </>
      ) : (
        <ButtonLink kind="main" to={paths.login({ next: here })}>
          {m.common_sign_in()}
        </ButtonLink>
      )}
    </Card>
  );
}
