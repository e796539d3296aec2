import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { completePapers } from "~/domain/nominations/complete-papers.server";
import { CompletePapersForm } from "~/domain/nominations/forms";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { AnswerPage } from "./organiser.nominations.$id/answer-page";
import { listAddress } from "./organiser.nominations.$id/answering.server";
import { PendingBox } from "./organiser.nominations.$id/pending-box";
import { Refused } from "./organiser.nominations.$id/refused";
import { screeningData } from "./organiser.nominations.$id/screening-data.server";

export const meta: MetaFunction = () => [{ title: `${m.nominations_screen_complete()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => screeningData(ctx, args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await completePapers(ctx, id, await parseForm(ctx, CompletePapersForm));
    return redirectWithNotice(
      paths.organiserNomination(id, listAddress(ctx.request)),
      m.nominations_screen_completed(),
    );
  });
}

/** The papers that were left pending, by themselves: where an act that was not accepted comes back. */
export default function CompletePapers() {
  const { id, list, admission, pending } = useLoaderData<typeof loader>();
  return (
    <AnswerPage nomination={admission} title={m.nominations_screen_complete()}>
      <Refused result={useActionData<typeof action>()?.result} />
      {pending ? (
        <PendingBox nominationId={id} list={list} {...pending} />
      ) : (
        <p className="text-soft">{m.nominations_screen_nothing_pending()}</p>
      )}
    </AnswerPage>
  );
}
