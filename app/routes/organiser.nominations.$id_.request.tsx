import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askForMore } from "~/domain/nominations/ask-for-more.server";
import { nominationToScreen, screeningOf } from "~/domain/nominations/screening.server";
import { parseForm } from "~/http/forms.server";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { RequestForm } from "./organiser.nominations.$id/answer-forms";
import { AnswerPage } from "./organiser.nominations.$id/answer-page";
import { answerable, wayOn } from "./organiser.nominations.$id/answering.server";
import { MoreRequest } from "./organiser.nominations.$id/answers";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.rounds_nomination_ask_title({ code: data.nomination.code }) : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    return { nomination: answerable(ctx, await screeningOf(ctx, args.params.id!), "more_asked") };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const nomination = await nominationToScreen(ctx, args.params.id!);
    const { after, ...input } = await parseForm(ctx, RequestForm);
    const way = await wayOn(ctx, nomination);
    await askForMore(ctx, nomination.id, input);
    return way.go(after, m.rounds_nomination_asked({ code: nomination.code ?? "" }));
  });
}

export default function AskNomination() {
  const { nomination } = useLoaderData<typeof loader>();
  return (
    <AnswerPage nomination={nomination} title={m.rounds_nomination_ask_title({ code: nomination.code })}>
      <MoreRequest nomination={nomination} lastResult={useActionData<typeof action>()?.result} />
    </AnswerPage>
  );
}
