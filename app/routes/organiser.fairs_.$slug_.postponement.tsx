import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { whyNotMove } from "~/domain/fairs/policy";
import { fairSetup } from "~/domain/fairs/setup.server";
import { PostponementForm } from "~/domain/meetings/forms";
import { postponeFairAndMeetings } from "~/domain/meetings/postpone-fair-and-meetings.server";
import { meetingsAhead } from "~/domain/meetings/sessions-of-fair.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { DateField, RadioGroup, TextArea } from "~/ui/primitives/fields";
import { FormErrors } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.fairs_postpone()} · ${m.common_brand()}` }];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, bound, whyNot } = await fairSetup(ctx, args.params.slug!);
    return {
      head: headOfFair(fair),
      version: fair.version,
      told: bound.sent,
      ahead: await meetingsAhead(ctx, fair.id, "not_begun"),
      whyNot: whyNot ?? whyNotMove(fair, todayInVietnam(ctx.now)),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await postponeFairAndMeetings(ctx, fair.id, await parseForm(ctx, PostponementForm));
    return redirectWithNotice(paths.organiserFairSetup(fair.slug, "deadlines"), m.fairs_postponed());
  });
}

/** Other days for a fair that others count on. */
export default function Postponement() {
  const { head, version, told, ahead, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "postponement",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(PostponementForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: PostponementForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { startsOn: head.startsOn, endsOn: head.endsOn, deadlines: "shift", meetings: "shift" },
  });
  const labels = {
    startsOn: m.fairs_field_starts(),
    endsOn: m.fairs_field_ends(),
    deadlines: m.fairs_postpone_deadlines(),
    meetings: m.fairs_postpone_meetings(),
    reason: m.applications_reason(),
  };
  return (
    <ConfirmPage
      title={m.fairs_postpone_title()}
      lead={fairName(head)}
      breadcrumbs={[{ label: fairName(head), to: paths.organiserFair(head.slug) }]}
      effects={[
        m.fairs_postpone_effect_told({ count: formatNumber(told) }),
        m.fairs_postpone_effect_kept(),
        m.fairs_postpone_effect_programme(),
        ...(ahead.sessions > 0
          ? [
              m.fairs_postpone_effect_meetings({
                sessions: formatNumber(ahead.sessions),
                buyers: formatNumber(ahead.buyers),
              }),
            ]
          : []),
      ]}
      confirm={m.fairs_postpone()}
      whyNot={whyNot}
      formId={form.id}
      cancelTo={paths.organiserFair(head.slug)}
    >
      <FormErrors form={form} labels={labels} />
      <input type="hidden" name="version" value={version} />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField field={fields.startsOn} label={labels.startsOn} />
        <DateField field={fields.endsOn} label={labels.endsOn} />
      </div>
      <RadioGroup
        field={fields.deadlines}
        label={labels.deadlines}
        unmarked
        choices={[
          { value: "shift", label: m.fairs_postpone_shift() },
          { value: "keep", label: m.fairs_postpone_keep() },
        ]}
      />
      {ahead.sessions > 0 && (
        <RadioGroup
          field={fields.meetings}
          label={labels.meetings}
          unmarked
          choices={[
            { value: "shift", label: m.fairs_postpone_meetings_shift() },
            { value: "cancel", label: m.fairs_postpone_meetings_cancel() },
          ]}
        />
      )}
      <TextArea field={fields.reason} label={labels.reason} hint={m.fairs_postpone_reason_hint()} rows={3} />
    </ConfirmPage>
  );
}
