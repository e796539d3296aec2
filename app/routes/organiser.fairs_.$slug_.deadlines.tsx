import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { DeadlinesForm } from "~/domain/fairs/forms";
import { setDeadlines } from "~/domain/fairs/set-deadlines.server";
import { fairSetup } from "~/domain/fairs/setup.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { formatTime, todayInVietnam } from "~/lib/dates";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { afterStep, SetupPage } from "~/ui/fairs/setup";
import { Button } from "~/ui/primitives/button";
import { DateField, TextField } from "~/ui/primitives/fields";
import { FieldGroup, FormActions, PostForm } from "~/ui/primitives/form";
import type { AnyField } from "~/ui/schemes/fields";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.fairs_step_deadlines()} · ${data ? fairName(data.head) : m.common_brand()}` },
];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, steps, whyNot } = await fairSetup(ctx, args.params.slug!);
    const { signsDueOn, goodsListDueOn, goodsDueOn, depositDueOn, balanceDueOn } = fair;
    return {
      head: headOfFair(fair),
      steps,
      whyNot,
      version: fair.version,
      values: {
        applicationsOpenOn: dayOf(fair.applicationsOpenAt),
        applicationsOpenTime: timeOf(fair.applicationsOpenAt),
        applicationsCloseOn: dayOf(fair.applicationsCloseAt),
        applicationsCloseTime: timeOf(fair.applicationsCloseAt),
        picksOpenOn: dayOf(fair.picksOpenAt),
        picksOpenTime: timeOf(fair.picksOpenAt),
        picksCloseOn: dayOf(fair.picksCloseAt),
        picksCloseTime: timeOf(fair.picksCloseAt),
        ...{ signsDueOn, goodsListDueOn, goodsDueOn, depositDueOn, balanceDueOn },
      },
    };
  });
}

const dayOf = (at: Date | null) => at && todayInVietnam(at);
const timeOf = (at: Date | null) => at && formatTime(at);

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await setDeadlines(ctx, fair.id, await parseForm(ctx, DeadlinesForm));
    return redirectWithNotice(afterStep("deadlines", fair), m.fairs_saved());
  });
}

const labels = () => ({
  applicationsOpenOn: m.fairs_field_applications_open(),
  applicationsCloseOn: m.fairs_field_applications_close(),
  picksOpenOn: m.fairs_field_picks_open(),
  picksCloseOn: m.fairs_field_picks_close(),
  signsDueOn: m.fairs_field_signs_due(),
  goodsListDueOn: m.fairs_field_goods_list_due(),
  goodsDueOn: m.fairs_field_goods_due(),
  depositDueOn: m.fairs_field_deposit_due(),
  balanceDueOn: m.fairs_field_balance_due(),
});

export default function Deadlines() {
  const { head, steps, whyNot, version, values } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "deadlines",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(DeadlinesForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: DeadlinesForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: values,
  });
  const names = labels();
  return (
    <SetupPage fair={head} current="deadlines" steps={steps} lead={m.fairs_deadlines_lead()} whyNot={whyNot}>
      <PostForm form={form} labels={names} className="max-w-3xl gap-8">
        <input type="hidden" name="version" value={version} />
        <FieldGroup title={m.fairs_group_applications()}>
          <Moment
            day={fields.applicationsOpenOn}
            time={fields.applicationsOpenTime}
            label={names.applicationsOpenOn}
            usual="08h00"
          />
          <Moment
            day={fields.applicationsCloseOn}
            time={fields.applicationsCloseTime}
            label={names.applicationsCloseOn}
            usual="17h00"
          />
        </FieldGroup>
        <FieldGroup title={m.fairs_group_picks()} lead={m.fairs_group_picks_lead()}>
          <Moment day={fields.picksOpenOn} time={fields.picksOpenTime} label={names.picksOpenOn} usual="08h00" />
          <Moment day={fields.picksCloseOn} time={fields.picksCloseTime} label={names.picksCloseOn} usual="17h00" />
        </FieldGroup>
        <FieldGroup title={m.fairs_group_corrections()} lead={m.fairs_group_corrections_lead()}>
          <div className="grid gap-5 sm:grid-cols-3">
            <DateField field={fields.signsDueOn} label={names.signsDueOn} hint={null} unmarked />
            <DateField field={fields.goodsListDueOn} label={names.goodsListDueOn} hint={null} unmarked />
          </div>
        </FieldGroup>
        <FieldGroup title={m.fairs_group_due()}>
          <div className="grid gap-5 sm:grid-cols-3">
            <DateField field={fields.depositDueOn} label={names.depositDueOn} hint={null} unmarked />
            <DateField field={fields.balanceDueOn} label={names.balanceDueOn} hint={null} unmarked />
            <DateField field={fields.goodsDueOn} label={names.goodsDueOn} hint={null} unmarked />
          </div>
        </FieldGroup>
        <FormActions cancelTo={paths.organiserFair(head.slug)}>
          <Button type="submit" kind="main">
            {m.fairs_save()}
          </Button>
        </FormActions>
      </PostForm>
    </SetupPage>
  );
}

interface MomentProps {
  readonly day: AnyField;
  readonly time: AnyField;
  readonly label: string;
  /** The time that counts where none is typed. */
  readonly usual: string;
}

function Moment({ day, time, label, usual }: MomentProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_8rem] items-start gap-4 sm:max-w-md">
      <DateField field={day} label={label} hint={null} unmarked />
      <TextField field={time} label={m.fairs_field_time()} placeholder={usual} autoComplete="off" unmarked />
    </div>
  );
}
