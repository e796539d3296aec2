import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuseNomination } from "~/domain/nominations/refuse-nomination.server";
import { nominationToScreen, screeningOf } from "~/domain/nominations/screening.server";
import { parseForm } from "~/http/forms.server";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { RefusalForm } from "./organiser.nominations.$id/answer-forms";
import { AnswerPage } from "./organiser.nominations.$id/answer-page";
import { answerable, wayOn } from "./organiser.nominations.$id/answering.server";
import { Refusal } from "./organiser.nominations.$id/answers";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.rounds_nomination_refuse_title({ code: data.nomination.code }) : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    return { nomination: answerable(ctx, await screeningOf(ctx, args.params.id!), "refused") };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const nomination = await nominationToScreen(ctx, args.params.id!);
    const { after, ...input } = await parseForm(ctx, RefusalForm);
    const way = await wayOn(ctx, nomination);
    await refuseNomination(ctx, nomination.id, input);
    return way.go(after, m.rounds_nomination_refused({ code: nomination.code ?? "" }));
  });
}

export default function RefuseNomination() {
  const { nomination } = useLoaderData<typeof loader>();
  return (
    <AnswerPage nomination={nomination} title={m.rounds_nomination_refuse_title({ code: nomination.code })}>
      <Refusal nomination={nomination} lastResult={useActionData<typeof action>()?.result} />
    </AnswerPage>
  );
}
