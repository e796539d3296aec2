import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { TakePaperForm } from "~/domain/nominations/forms";
import { takePaper } from "~/domain/nominations/take-paper.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

/** Takes a paper of the establishment's vault into the dossier. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await takePaper(ctx, id, await parseForm(ctx, TakePaperForm));
    return redirectWithNotice(paths.producerNominationStep(id, "papers"), m.nominations_paper_added());
  });
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.producerNominationStep(params.id!, "papers"));
}
