import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TimetableForm } from "~/domain/rounds/forms";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { rescheduleRound } from "~/domain/rounds/reschedule-round.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";
import { headOf } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";
import { pastDates, TimetableFields, timetableDefaults, timetableLabels } from "~/ui/rounds/timetable-fields";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.rounds_timetable_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    return {
      head: headOf(round, ctx.now),
      dates: timetableDefaults(round.phases),
      past: round.openedAt ? pastDates(round.phases, ctx.now) : [],
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await rescheduleRound(ctx, round.id, await parseForm(ctx, TimetableForm));
    return redirectWithNotice(paths.organiserRound(round.slug), m.rounds_timetable_saved());
  });
}

export default function Timetable() {
  const { head, dates, past } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "timetable",
    lastResult: useActionData<typeof action>()?.result,
    constraint: { ...getZodConstraint(TimetableForm), reason: { required: !head.isDraft } },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: TimetableForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { ...dates, reason: "" },
  });
  return (
    <FormPage
      form={form}
      title={m.rounds_timetable_title()}
      lead={head.isDraft ? m.rounds_timetable_lead_draft() : m.rounds_timetable_lead_open()}
      breadcrumbs={[{ label: roundName(head), to: paths.organiserRound(head.slug) }]}
      labels={{ ...timetableLabels(), reason: m.rounds_field_reason() }}
    >
      <TimetableFields fields={fields} past={past} />
      {!head.isDraft && (
        <TextField field={fields.reason} label={m.rounds_field_reason()} hint={m.rounds_field_reschedule_hint()} />
      )}
      <FormActions cancelTo={paths.organiserRound(head.slug)}>
        <Button type="submit" kind="main">
          {m.rounds_timetable_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
