import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OpenMotionForm } from "~/domain/councils/forms";
import { listOfRound } from "~/domain/councils/list.server";
import { meetingAt } from "~/domain/councils/meetings.server";
import { openMotion } from "~/domain/councils/open-motion.server";
import { whyNotDecideList, whyNotThisSize, whyNotVoteNow } from "~/domain/councils/policy";
import { councilAt } from "~/domain/councils/queries.server";
import { sizeExceptionsOf } from "~/domain/councils/size-exceptions.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { BALLOTS, MOTION_KINDS } from "~/lib/vocabulary";
import { BALLOT_NAMES, MOTION_KIND_NAMES } from "~/ui/councils/names";
import { Button } from "~/ui/primitives/button";
import { RadioGroup, SelectField, TextArea } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.councils_motion_put()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { round, mayRun } = council;
    const meeting = await meetingAt(ctx, council, args.params.number!);
    const isVoting = meeting.motions.some((motion) => motion.closedAt === null);
    const isListOpen = whyNotDecideList(round) === null;
    const list = isListOpen ? await listOfRound(ctx, council) : null;
    const isListWhole = list !== null && list.undecided === 0 && list.recognised > 0;
    const { members } = meeting.body;
    const isExcepted = (await sizeExceptionsOf(ctx, round.id)).some((one) => one.seats === members);
    const kind = MOTION_KINDS.find((one) => one === new URL(args.request.url).searchParams.get("kind"));
    return {
      slug: round.slug,
      number: meeting.number,
      title: meeting.title,
      kinds: MOTION_KINDS.filter((one) => isListOpen || !["list", "merge", "deviation"].includes(one)),
      kind: kind ?? (isListWhole ? "list" : "other"),
      listText: isListWhole && m.councils_motion_list_text({ count: formatNumber(list.recognised) }),
      wrongSize: isExcepted ? null : whyNotThisSize(round.rules, round.level, members),
      whyNot: mayRun
        ? whyNotVoteNow(meeting, isVoting, round.rules.quorum.value, meeting.body)
        : m.councils_not_yours_to_run(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { id, number } = await meetingAt(ctx, council, args.params.number!);
    const motion = await openMotion(ctx, id, await parseForm(ctx, OpenMotionForm));
    return redirectWithNotice(
      paths.organiserMotion(council.round.slug, number, motion),
      m.councils_motion_opened({ number: motion }),
    );
  });
}

export default function PutMotion() {
  const { slug, number, title, kinds, kind, listText, wrongSize, whyNot } = useLoaderData<typeof loader>();
  const schema = OpenMotionForm.required(wrongSize ? { sizeReason: true } : {});
  const [form, fields] = useForm<OpenMotionForm>({
    id: "motion",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(schema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldRevalidate: "onInput",
    defaultValue: { kind, ballot: "open", text: kind === "list" && listText ? listText : undefined },
  });
  const here = paths.organiserMeeting(slug, number);
  const labels = {
    kind: m.councils_motion_field_kind(),
    text: m.councils_motion_field_text(),
    ballot: m.councils_motion_field_ballot(),
    sizeReason: m.councils_motion_field_size(),
  };
  const ballotHints = { open: m.councils_ballot_open_hint(), secret: m.councils_ballot_secret_hint() };
  return (
    <FormPage
      form={form}
      labels={labels}
      title={m.councils_motion_put()}
      lead={m.councils_motion_lead()}
      breadcrumbs={[{ label: m.councils_meeting_title({ number, title }), to: here }]}
    >
      <SelectField
        field={fields.kind}
        label={labels.kind}
        placeholder={null}
        choices={kinds.map((value) => ({ value, label: MOTION_KIND_NAMES[value]() }))}
        className="max-w-md"
      />
      <TextArea field={fields.text} label={labels.text} hint={m.councils_motion_text_hint()} rows={4} />
      <RadioGroup
        field={fields.ballot}
        label={labels.ballot}
        choices={BALLOTS.map((value) => ({ value, label: BALLOT_NAMES[value](), hint: ballotHints[value] }))}
      />
      {wrongSize && (
        <TextArea
          field={fields.sizeReason}
          label={labels.sizeReason}
          hint={`${wrongSize} ${m.councils_motion_size_hint()}`}
          rows={2}
        />
      )}
      <FormActions cancelTo={here}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.councils_motion_open_act()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
