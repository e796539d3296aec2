import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { checkPaper } from "~/domain/nominations/check-paper.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { CheckForm } from "./organiser.nominations.$id/answer-forms";
import { AnswerPage } from "./organiser.nominations.$id/answer-page";
import { listAddress } from "./organiser.nominations.$id/answering.server";
import { Checklist } from "./organiser.nominations.$id/checklist";
import { Refused } from "./organiser.nominations.$id/refused";
import { screeningData } from "./organiser.nominations.$id/screening-data.server";

export const meta: MetaFunction = () => [{ title: `${m.rounds_nomination_checklist()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => screeningData(ctx, args.params.id!));
}

/** Comes back without a notice: the line that was touched says it. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx): Promise<Response> => {
    requireActor(ctx);
    const id = args.params.id!;
    const { anchor, ...finding } = await parseForm(ctx, CheckForm);
    await checkPaper(ctx, id, finding);
    const page = paths.organiserNomination(id, listAddress(ctx.request));
    return redirect(anchor ? `${page}#check-${finding.requirement}` : page, 303);
  });
}

/** The checklist by itself: where a finding that was not accepted comes back. */
export default function CheckPapers() {
  const data = useLoaderData<typeof loader>();
  return (
    <AnswerPage nomination={data.admission} title={m.rounds_nomination_checklist()}>
      <Refused result={useActionData<typeof action>()?.result} />
      <Checklist nominationId={data.id} lines={data.checklist} {...data} />
    </AnswerPage>
  );
}
