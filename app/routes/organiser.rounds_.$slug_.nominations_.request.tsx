import { useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { carryOutBulk } from "~/domain/nominations/carry-out-bulk.server";
import { itemName } from "~/domain/nominations/checklist";
import { AskForMoreForm } from "~/domain/nominations/forms";
import { roundDueOn } from "~/domain/nominations/screening.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { DateField, TextArea } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { planOf } from "./organiser.rounds_.$slug_.nominations/bulk.server";
import { BulkRequestForm } from "./organiser.rounds_.$slug_.nominations/bulk-forms";
import { BulkPage, Question } from "./organiser.rounds_.$slug_.nominations/bulk-page";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.nominations_screen_bulk_ask_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { page, query, round } = await planOf(ctx, args, ({ requirement }, { rules }) =>
      rules.checklist.value.some((item) => item.code === requirement) && requirement
        ? { act: "request", requirement }
        : null,
    );
    const items = round.rules.checklist.value.map((item) => ({ value: item.code, label: itemName(item) }));
    return { page, items, requirement: query.requirement ?? "", dueOn: await roundDueOn(ctx, round) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { entries, ...order } = await parseForm(ctx, BulkRequestForm);
    return { results: await carryOutBulk(ctx, round, { act: "request", ...order }, entries), result: undefined };
  });
}

/** Ask every dossier that misses the same paper for it. */
export default function BulkRequest() {
  const { page, items, requirement, dueOn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const item = items.find((one) => one.value === requirement);
  const [form, fields] = useForm({
    id: `request-${requirement}`,
    lastResult: answer?.result,
    constraint: getZodConstraint(AskForMoreForm),
    shouldRevalidate: "onInput",
    defaultValue: { note: item && m.nominations_screen_ask_missing({ paper: item.label }), dueOn },
  });
  return (
    <BulkPage
      title={m.nominations_screen_bulk_ask_title()}
      lead={m.nominations_screen_bulk_ask_lead()}
      page={page}
      results={answer?.results}
      question={
        <Question page={page}>
          <label className="grid min-w-56 flex-1 gap-1.5">
            <span className="font-semibold">{m.nominations_screen_bulk_ask_paper()}</span>
            <select key={requirement} name="requirement" defaultValue={requirement} className="select">
              <option value="">{m.ui_choose()}</option>
              {items.map((one) => (
                <option key={one.value} value={one.value}>
                  {one.label}
                </option>
              ))}
            </select>
          </label>
        </Question>
      }
      confirm={(entries, count) => (
        <PostForm
          form={form}
          labels={{ note: m.rounds_nomination_ask_note(), dueOn: m.nominations_screen_due_on() }}
          className="gap-4"
        >
          {entries}
          <input type="hidden" name="requirement" value={requirement} />
          <TextArea field={fields.note} label={m.rounds_nomination_ask_note()} hint={m.rounds_nomination_ask_hint()} />
          <DateField field={fields.dueOn} label={m.nominations_screen_due_on()} />
          <p>
            <Button type="submit" kind="main">
              {m.nominations_screen_bulk_ask_confirm({ count })}
            </Button>
          </p>
        </PostForm>
      )}
    />
  );
}
