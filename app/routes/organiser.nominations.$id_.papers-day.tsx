import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MovePapersDayForm } from "~/domain/nominations/forms";
import { movePapersDay } from "~/domain/nominations/move-papers-day.server";
import { screeningOf } from "~/domain/nominations/screening.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { DateField, TextArea } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { AnswerPage } from "./organiser.nominations.$id/answer-page";
import { extendable, listAddress } from "./organiser.nominations.$id/answering.server";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.nominations_screen_move_day()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    return extendable(ctx, await screeningOf(ctx, args.params.id!));
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    const form = await parseForm(ctx, MovePapersDayForm);
    await movePapersDay(ctx, id, form);
    return redirectWithNotice(
      paths.organiserNomination(id, listAddress(ctx.request)),
      m.nominations_screen_day_moved({ date: formatDate(form.papersDueOn) }),
    );
  });
}

/** A later day for papers that were left pending, with the reason. */
export default function MovePapersDay() {
  const nomination = useLoaderData<typeof loader>();
  const { id, list, seen, papersDueOn, whyNot } = nomination;
  const [form, fields] = useForm({
    id: "papers-day",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(MovePapersDayForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: MovePapersDayForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <AnswerPage nomination={nomination} title={m.nominations_screen_move_day()}>
      <PostForm
        form={form}
        action={paths.organiserNominationAct(id, "papers-day", list)}
        labels={{ papersDueOn: m.nominations_screen_papers_due(), reason: m.rounds_field_reason() }}
        className="gap-4"
      >
        <input type="hidden" name="seen" value={seen} />
        <DateField
          field={fields.papersDueOn}
          label={m.nominations_screen_papers_due()}
          hint={papersDueOn ? m.nominations_screen_day_now({ date: formatDate(papersDueOn) }) : undefined}
        />
        <TextArea
          field={fields.reason}
          label={m.rounds_field_reason()}
          hint={m.nominations_screen_undo_reason_hint()}
        />
        <FormActions>
          <Button type={whyNot ? "button" : "submit"} kind="main" whyNot={whyNot}>
            {m.nominations_screen_move_day()}
          </Button>
        </FormActions>
      </PostForm>
    </AnswerPage>
  );
}
