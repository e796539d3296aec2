import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AccountForm } from "~/domain/people/forms";
import { ownAccount, sessionsOf } from "~/domain/people/queries.server";
import { tokensOf } from "~/domain/people/queries-tokens.server";
import { updateAccount } from "~/domain/people/update-account.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone } from "~/lib/phone";
import { SessionList } from "~/ui/people/session-list";
import { TokenTable } from "~/ui/people/token-table";
import { Button, ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { SelectField, TextField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.ui_my_account()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { userId } = ctx.actor;
    const [account, sessions, tokens] = await Promise.all([
      ownAccount(ctx),
      sessionsOf(ctx, userId, ctx.sessionId),
      tokensOf(ctx, userId),
    ]);
    return { account, sessions, tokens, now: ctx.now };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    await updateAccount(ctx, ctx.actor.userId, await parseForm(ctx, AccountForm));
    return redirectWithNotice(paths.account(), m.people_account_saved());
  });
}

export default function Account() {
  const { account, sessions, tokens, now } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<AccountForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(AccountForm),
    defaultValue: { ...account, phone: account.phone ? formatPhone(account.phone) : "" },
  });
  const others = sessions.filter((session) => !session.isCurrent).length;
  return (
    <Page narrow>
      <PageHeader title={m.ui_my_account()} lead={account.email} />
      <Card>
        <PostForm form={form} labels={{ name: m.people_name(), phone: m.common_phone(), locale: m.people_language() }}>
          <TextField field={fields.name} label={m.people_name()} autoComplete="name" />
          <TextField
            field={fields.phone}
            label={m.common_phone()}
            hint={m.people_phone_hint()}
            type="tel"
            autoComplete="tel"
            className="max-w-xs"
          />
          <SelectField
            field={fields.locale}
            label={m.people_language()}
            hint={m.people_language_hint()}
            placeholder={null}
            className="max-w-xs"
            choices={[
              { value: "vi", label: "Tiếng Việt" },
              { value: "en", label: "English" },
            ]}
          />
          <div>
            <Button type="submit" kind="main">
              {m.common_save()}
            </Button>
          </div>
        </PostForm>
      </Card>
      <Section title={m.people_password()}>
        <Card className="flex flex-wrap items-center justify-between gap-4">
          <p className="min-w-0 flex-1 basis-60 text-soft">{m.people_password_lead()}</p>
          <ButtonLink to={paths.accountPassword()}>{m.people_change_password()}</ButtonLink>
        </Card>
      </Section>
      <Section
        title={m.people_sessions()}
        actions={
          others > 0 && (
            <PostButton action={paths.accountSessions()}>{m.people_end_other_sessions({ count: others })}</PostButton>
          )
        }
      >
        <p className="-mt-2 mb-4 text-soft">{m.people_sessions_lead()}</p>
        <SessionList sessions={sessions} now={now} endPath={paths.accountSession} />
      </Section>
      {tokens.length > 0 && (
        <Section title={m.people_tokens()}>
          <p className="-mt-2 mb-4 text-soft">{m.people_tokens_lead()}</p>
          <TokenTable tokens={tokens} now={now} returnTo={paths.account()} />
        </Section>
      )}
      <Section title={m.days_gates_title()}>
        <Card className="flex flex-wrap items-center justify-between gap-4">
          <p className="min-w-0 flex-1 basis-60 text-soft">{m.days_gates_account()}</p>
          <ButtonLink to={paths.gates()}>{m.days_gates_title()}</ButtonLink>
        </Card>
      </Section>
      <Section title={m.people_data_title()}>
        <Card className="flex flex-wrap items-center justify-between gap-4">
          <p className="min-w-0 flex-1 basis-60 text-soft">{m.people_data_link_lead()}</p>
          <ButtonLink to={paths.accountData()}>{m.people_data_title()}</ButtonLink>
        </Card>
      </Section>
    </Page>
  );
}
