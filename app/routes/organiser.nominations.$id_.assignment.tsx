import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { assignNomination } from "~/domain/nominations/assign-nomination.server";
import { AssignNominationForm } from "~/domain/nominations/forms";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { AnswerPage } from "./organiser.nominations.$id/answer-page";
import { listAddress } from "./organiser.nominations.$id/answering.server";
import { OfficerForm } from "./organiser.nominations.$id/officer-form";
import { Refused } from "./organiser.nominations.$id/refused";
import { screeningData } from "./organiser.nominations.$id/screening-data.server";

export const meta: MetaFunction = () => [{ title: `${m.nominations_screen_officer()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => screeningData(ctx, args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await assignNomination(ctx, id, await parseForm(ctx, AssignNominationForm));
    return redirectWithNotice(paths.organiserNomination(id, listAddress(ctx.request)), m.nominations_screen_assigned());
  });
}

/** Whose the dossier is, by itself: where a choice that was not accepted comes back. */
export default function AssignNomination() {
  const data = useLoaderData<typeof loader>();
  return (
    <AnswerPage nomination={data.admission} title={m.nominations_screen_officer()}>
      <Refused result={useActionData<typeof action>()?.result} />
      <OfficerForm nominationId={data.id} {...data} />
    </AnswerPage>
  );
}
