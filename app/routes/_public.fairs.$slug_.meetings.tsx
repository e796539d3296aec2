import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { contactsUntil } from "~/domain/fair-days/rules";
import { daySettingsOf } from "~/domain/fair-days/settings.server";
import { exhibitorList } from "~/domain/fairs/exhibitor-list.server";
import { newsOfFair } from "~/domain/fairs/queries.server";
import { publicSessions } from "~/domain/meetings/desk.server";
import { RegisterBuyerForm, RegisterQuery } from "~/domain/meetings/forms";
import { registerBuyer } from "~/domain/meetings/register-buyer.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { beginMail, beginVisit } from "~/http/rate-limit.server";
import { respond } from "~/http/respond.server";
import { formatDate, formatDateRange, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { newUuid } from "~/lib/uuid";
import { fairName } from "~/ui/fairs/fair-name";
import { FairNotice } from "~/ui/fairs/fair-notice";
import { BuyerFields, buyerLabels } from "~/ui/meetings/buyer-fields";
import { sessionName } from "~/ui/meetings/meeting-state";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { RadioGroup } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.meetings_register()}${data ? ` · ${fairName(data.fair)}` : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { exhibitor } = parseQuery(ctx.request, RegisterQuery);
    const { fair, sessions } = await publicSessions(ctx, args.params.slug!);
    const settings = await daySettingsOf(ctx, fair.id);
    const asked = exhibitor ? (await exhibitorList(ctx, fair.id)).find(({ id }) => id === exhibitor) : null;
    const { slug, name, nameEn, venue, startsOn, endsOn } = fair;
    return {
      fair: { slug, name, nameEn, venue, startsOn, endsOn },
      news: await newsOfFair(ctx, fair),
      sessions: sessions.map(({ id, startsAt, endsAt, room, closesAt, whyNot }) => ({
        ...{ id, startsAt, endsAt, room, closesAt, whyNot },
      })),
      asked: asked ? { id: asked.id, signName: asked.signName } : null,
      keptUntil: contactsUntil(fair, settings),
      source: settings.contactSource,
      key: newUuid(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, RegisterBuyerForm);
    const refusal = await beginVisit(ctx, "meeting_buyer");
    if (refusal) return refusal;
    const mail = form.email ? await beginMail(ctx, form.email) : null;
    if (mail?.refusal) return mail.refusal;
    const code = await registerBuyer(ctx, args.params.slug!, form, { isMailed: mail !== null && !mail.isMuted });
    return redirect(paths.buyer(code), 303);
  });
}

export default function Register() {
  const { fair, news, sessions } = useLoaderData<typeof loader>();
  const isOpen = sessions.some(({ whyNot }) => whyNot === null);
  const isCancelled = news.cancelledReason !== null;
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[{ label: fairName(fair), to: paths.fair(fair.slug) }]}
        title={m.meetings_register()}
        lead={`${formatDateRange(fair.startsOn, fair.endsOn)} · ${fair.venue}`}
      />
      <FairNotice news={news} />
      {!isCancelled && sessions.length === 0 && (
        <EmptyState
          title={m.meetings_none_public()}
          actions={<ButtonLink to={paths.fairExhibitors(fair.slug)}>{m.fairs_exhibitors()}</ButtonLink>}
        >
          {m.meetings_none_public_text()}
        </EmptyState>
      )}
      {!isCancelled && sessions.length > 0 && !isOpen && (
        <Alert
          tone="wait"
          title={sessions[0]!.whyNot}
          actions={<ButtonLink to={paths.fair(fair.slug)}>{m.days_to_fair()}</ButtonLink>}
        />
      )}
      {isOpen && <Registering />}
    </Page>
  );
}

function Registering() {
  const { fair, sessions, asked, keptUntil, source, key } = useLoaderData<typeof loader>();
  const open = sessions.filter(({ whyNot }) => whyNot === null);
  const [form, fields] = useForm<RegisterBuyerForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(RegisterBuyerForm),
    defaultValue: { session: open[0]!.id, part: "any" },
  });
  const until = m.meetings_kept_until({ date: formatDate(keptUntil) });
  return (
    <Card>
      <p className="mb-6">{m.meetings_register_lead()}</p>
      {asked && (
        <Alert tone="info" className="mb-6">
          {m.meetings_register_asked({ other: asked.signName })}
        </Alert>
      )}
      <PostForm form={form} labels={{ ...buyerLabels(), session: m.meetings_session() }}>
        <input type="hidden" name="key" value={key} />
        {asked && <input type="hidden" name="exhibitor" value={asked.id} />}
        {open.length === 1 ? (
          <>
            <p className="font-semibold">{sessionName(open[0]!)}</p>
            <input type="hidden" name={fields.session.name} value={open[0]!.id} />
          </>
        ) : (
          <RadioGroup
            field={fields.session}
            label={m.meetings_session()}
            choices={open.map((session) => ({
              value: session.id,
              label: sessionName(session),
              hint: m.meetings_open_until({ at: formatDateTime(session.closesAt) }),
            }))}
          />
        )}
        <BuyerFields
          fields={fields}
          consent={m.meetings_consent()}
          kept={[m.days_consent_law(), until, source].filter(Boolean).join(" ")}
          isOwn
        />
        <div className="sr-only" aria-hidden="true">
          <label>
            {m.complaints_trap()}
            <input type="text" name={fields.website.name} tabIndex={-1} autoComplete="off" />
          </label>
        </div>
        <FormActions cancelTo={paths.fair(fair.slug)}>
          <Button type="submit" kind="main">
            {m.meetings_register_now()}
          </Button>
        </FormActions>
      </PostForm>
    </Card>
  );
}
