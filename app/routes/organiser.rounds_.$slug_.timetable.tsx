import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { fieldOfDate, SuggestionQuery, TimetableForm } from "~/domain/rounds/forms";
import { preparationFor } from "~/domain/rounds/preparation.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { rescheduleRound } from "~/domain/rounds/reschedule-round.server";
import { spansKey, timetableOf } from "~/domain/rounds/rules";
import { daysOffIn, suggestTimetable } from "~/domain/rounds/suggest-timetable.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { nextStepPath, StepPage } from "~/ui/rounds/preparation";
import { headOf } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";
import {
  pastDates,
  suggestedDefaults,
  TimetableFields,
  timetableDefaults,
  timetableLabels,
} from "~/ui/rounds/timetable-fields";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.rounds_timetable_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { from } = parseQuery(ctx.request, SuggestionQuery);
    const isSuggested = round.openedAt === null && (from !== null || timetableOf(round.phases) === null);
    const [steps, off, days] = await Promise.all([
      preparationFor(ctx, round),
      daysOffIn(ctx, round),
      isSuggested ? suggestTimetable(ctx, round, from) : null,
    ]);
    return {
      head: headOf(round, ctx.now),
      steps,
      dates: days ? suggestedDefaults(days) : timetableDefaults(round.phases),
      /** Of the dates as they were saved. */
      off: days ? [] : off.map(fieldOfDate),
      suggestedFrom: days?.nominationOpensAt ?? null,
      past: round.openedAt ? pastDates(round.phases, ctx.now) : [],
      seen: spansKey(round.phases),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await rescheduleRound(ctx, round.id, await parseForm(ctx, TimetableForm));
    const next = round.openedAt ? paths.organiserRound(round.slug) : nextStepPath("timetable", round.slug);
    return redirectWithNotice(next, m.rounds_timetable_saved());
  });
}

export default function Timetable() {
  const { head, steps, dates, off, past, seen, suggestedFrom } = useLoaderData<typeof loader>();
  return (
    <StepPage
      round={head}
      current="timetable"
      steps={steps}
      title={m.rounds_timetable_title()}
      lead={head.isDraft ? m.rounds_timetable_lead_draft() : m.rounds_timetable_lead_open()}
    >
      {head.isDraft && (
        <Form
          method="get"
          className="no-print mb-6 grid max-w-3xl gap-3 rounded-box bg-wash px-5 py-4 sm:flex sm:items-end"
        >
          <label className="grid gap-1.5 sm:flex-1">
            <span className="font-semibold">{m.rounds_suggest_from()}</span>
            <input
              name="from"
              inputMode="numeric"
              autoComplete="off"
              placeholder="dd/mm/yyyy"
              defaultValue={suggestedFrom ? formatDate(suggestedFrom) : ""}
              key={suggestedFrom}
              className="input sm:max-w-xs"
            />
          </label>
          <Button type="submit">{m.rounds_suggest()}</Button>
        </Form>
      )}
      {suggestedFrom && (
        <Alert className="mb-6 max-w-3xl" title={m.rounds_suggested_title()}>
          {m.rounds_suggested_text()}
        </Alert>
      )}
      {off.length > 0 && (
        <Alert tone="wait" className="mb-6 max-w-3xl" title={m.rounds_days_off_title()}>
          <ul className="grid list-disc gap-1 pl-4">
            {off.map((field) => (
              <li key={field}>{timetableLabels()[field as keyof ReturnType<typeof timetableLabels>]}</li>
            ))}
          </ul>
        </Alert>
      )}
      <TimetableEditor
        key={suggestedFrom}
        dates={dates}
        past={past}
        seen={seen}
        isDraft={head.isDraft}
        slug={head.slug}
      />
    </StepPage>
  );
}

interface TimetableEditorProps {
  readonly dates: ReturnType<typeof timetableDefaults>;
  readonly past: ReturnType<typeof pastDates>;
  /** Of the dates as they were loaded. */
  readonly seen: string;
  readonly isDraft: boolean;
  readonly slug: string;
}

function TimetableEditor({ dates, past, seen, isDraft, slug }: TimetableEditorProps) {
  const [form, fields] = useForm({
    id: "timetable",
    lastResult: useActionData<typeof action>()?.result,
    constraint: { ...getZodConstraint(TimetableForm), reason: { required: !isDraft } },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: TimetableForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { ...dates, reason: "" },
  });
  return (
    <PostForm
      form={form}
      action={paths.organiserRoundTimetable(slug)}
      labels={{ ...timetableLabels(), reason: m.rounds_field_reason() }}
      className="grid max-w-3xl gap-6"
    >
      <input type="hidden" name="seen" value={seen} />
      <TimetableFields fields={fields} past={past} />
      {!isDraft && (
        <TextField field={fields.reason} label={m.rounds_field_reason()} hint={m.rounds_field_reschedule_hint()} />
      )}
      <FormActions cancelTo={paths.organiserRound(slug)}>
        <Button type="submit" kind="main">
          {isDraft ? m.rounds_step_save() : m.rounds_timetable_save()}
        </Button>
      </FormActions>
    </PostForm>
  );
}
