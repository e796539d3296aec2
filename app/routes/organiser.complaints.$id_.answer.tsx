import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerComplaint } from "~/domain/complaints/answer-complaint.server";
import { complaintById } from "~/domain/complaints/complaint-details.server";
import { AnswerForm, COMPLAINT_LIMIT } from "~/domain/complaints/forms";
import { DomainError } from "~/domain/errors";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { complaintOutcomeName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { COMPLAINT_OUTCOMES } from "~/lib/vocabulary";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { RadioGroup, TextArea } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { ActPage } from "./organiser.complaints.$id/act-page";

export const meta: MetaFunction = () => [{ title: `${m.complaints_answer()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const complaint = await complaintById(ctx, args.params.id!);
    if (!complaint.mayHandle) throw new DomainError("forbidden", m.complaints_handlers_only());
    const { id, label, entry, text, clock, whyNotWork } = complaint;
    return { complaint: { id, label, entry, text, clock, whyNotWork } };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await answerComplaint(ctx, id, await parseForm(ctx, AnswerForm));
    return redirectWithNotice(paths.organiserComplaint(id), m.complaints_answered());
  });
}

export default function Answer() {
  const { complaint } = useLoaderData<typeof loader>();
  const { id, label, clock } = complaint;
  const [form, fields] = useForm<AnswerForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(AnswerForm),
  });
  const hints = {
    upheld: m.complaints_outcome_upheld_hint(),
    partly_upheld: m.complaints_outcome_partly_upheld_hint(),
    rejected: m.complaints_outcome_rejected_hint(),
    withdrawn: m.complaints_outcome_withdrawn_hint(),
  };
  return (
    <ActPage complaint={complaint} title={m.complaints_answer_title({ label })}>
      <details className="mb-6">
        <summary className="inline-flex min-h-9 items-center text-indigo underline underline-offset-3 pointer-coarse:min-h-11">
          {m.complaints_read_again()}
        </summary>
        <p className="mt-2 break-words whitespace-pre-line">{complaint.text}</p>
      </details>
      <PostForm form={form} labels={{ outcome: m.complaints_outcome(), answer: m.complaints_answer_words() }}>
        {clock.state === "overdue" && (
          <Alert tone="wait">{m.complaints_answer_is_late({ date: formatDate(clock.dueOn) })}</Alert>
        )}
        <RadioGroup
          field={fields.outcome}
          label={m.complaints_outcome()}
          choices={COMPLAINT_OUTCOMES.map((value) => ({
            value,
            label: complaintOutcomeName(value),
            hint: hints[value],
          }))}
        />
        <TextArea
          field={fields.answer}
          label={m.complaints_answer_words()}
          hint={complaint.entry ? m.complaints_answer_hint_entry() : m.complaints_answer_hint()}
          rows={9}
          limit={COMPLAINT_LIMIT}
        />
        <Alert tone="wait">{m.complaints_answer_final()}</Alert>
        <FormActions cancelTo={paths.organiserComplaint(id)}>
          <Button type="submit" kind="main" whyNot={complaint.whyNotWork}>
            {m.complaints_answer_send()}
          </Button>
        </FormActions>
      </PostForm>
    </ActPage>
  );
}
