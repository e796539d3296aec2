import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fileComplaint } from "~/domain/complaints/file-complaint.server";
import { complaintWindow, entriesToName, roundToComplainOf } from "~/domain/complaints/filing.server";
import { COMPLAINT_LIMIT, FileComplaintForm, WHOLE_ROUND } from "~/domain/complaints/forms";
import { whyNotFile } from "~/domain/complaints/policy";
import { ownAccount } from "~/domain/people/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { beginMail } from "~/http/rate-limit.server";
import { respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone } from "~/lib/phone";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { CheckboxField, SelectField, TextArea, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction = () => [{ title: `${m.complaints_new_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToComplainOf(ctx, args.params.slug!);
    const [window, entries, account] = await Promise.all([
      complaintWindow(ctx, round),
      entriesToName(ctx, round.id),
      ctx.actor && ownAccount(ctx),
    ]);
    const asked = new URL(ctx.request.url).searchParams.get("entry");
    const own = entries.filter((entry) => entry.isOwn);
    const named = entries.find((entry) => entry.id === asked) ?? (own.length === 1 ? own[0] : undefined);
    return {
      round: { slug: round.slug, name: round.name, nameEn: round.nameEn },
      answerDays: round.rules.answerDays.value,
      lastDay: window?.lastDay ?? null,
      whyNot: whyNotFile(window, ctx.now),
      entries,
      retention: {
        years: ctx.services.env.COMPLAINT_CONTACT_YEARS,
        source: ctx.services.env.COMPLAINT_CONTACT_SOURCE,
      },
      given: {
        name: account?.name ?? "",
        email: account?.email ?? "",
        phone: account?.phone ? formatPhone(account.phone) : "",
        nominationId: named?.id ?? WHOLE_ROUND,
      },
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToComplainOf(ctx, args.params.slug!);
    const form = await parseForm(ctx, FileComplaintForm);
    const { refusal, isMuted } = await beginMail(ctx, form.email);
    if (refusal) return refusal;
    const id = await fileComplaint(ctx, round.id, form, { acknowledge: !isMuted });
    return redirect(paths.roundComplaint(round.slug, id), 303);
  });
}

export default function NewComplaint() {
  const { round, answerDays, lastDay, whyNot, entries, given, retention } = useLoaderData<typeof loader>();
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[{ label: roundName(round), to: paths.round(round.slug) }]}
        title={m.complaints_new_title()}
        lead={lastDay && !whyNot ? m.complaints_new_lead({ date: formatDate(lastDay), days: answerDays }) : undefined}
      />
      {whyNot ? (
        <Alert
          tone="wait"
          title={whyNot}
          actions={<ButtonLink to={paths.round(round.slug)}>{m.complaints_back_to_round()}</ButtonLink>}
        />
      ) : (
        <Filing slug={round.slug} entries={entries} given={given} retention={retention} />
      )}
    </Page>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function Filing({
  slug,
  entries,
  given,
  retention,
}: { slug: string } & Pick<Loaded, "entries" | "given" | "retention">) {
  const [form, fields] = useForm<FileComplaintForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(FileComplaintForm),
    defaultValue: given,
  });
  const labels = {
    name: m.complaints_your_name(),
    email: m.common_email(),
    phone: m.complaints_your_phone(),
    nominationId: m.complaints_about(),
    text: m.complaints_text(),
    consent: m.complaints_consent_short(),
  };
  return (
    <Card>
      <PostForm form={form} labels={labels}>
        <SelectField
          field={fields.nominationId}
          label={labels.nominationId}
          hint={m.complaints_about_hint()}
          placeholder={null}
          choices={[
            { value: WHOLE_ROUND, label: m.complaints_whole_round() },
            ...entries.map((entry) => ({
              value: entry.id,
              label: [entry.code, entry.productName, entry.establishmentName].filter(Boolean).join(" · "),
            })),
          ]}
        />
        <TextArea
          field={fields.text}
          label={labels.text}
          hint={m.complaints_text_hint()}
          rows={10}
          limit={COMPLAINT_LIMIT}
        />
        <TextField field={fields.name} label={labels.name} autoComplete="name" />
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField
            field={fields.email}
            label={labels.email}
            hint={m.complaints_email_hint()}
            type="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
          />
          <TextField
            field={fields.phone}
            label={labels.phone}
            hint={m.complaints_phone_hint()}
            type="tel"
            autoComplete="tel"
          />
        </div>
        <div className="sr-only" aria-hidden="true">
          <label>
            {m.complaints_trap()}
            <input type="text" name={fields.website.name} tabIndex={-1} autoComplete="off" />
          </label>
        </div>
        <CheckboxField
          field={fields.consent}
          label={m.complaints_consent()}
          hint={`${m.complaints_consent_hint()} ${m.complaints_consent_until(retention)}`}
        />
        <FormActions cancelTo={paths.round(slug)}>
          <Button type="submit" kind="main">
            {m.complaints_send()}
          </Button>
        </FormActions>
      </PostForm>
    </Card>
  );
}
