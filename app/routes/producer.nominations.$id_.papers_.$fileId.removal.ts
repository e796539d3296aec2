import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { removePaper } from "~/domain/nominations/remove-paper.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function action(args: ActionFunctionArgs) {
  const { id, fileId } = args.params;
  return respond(args, async (ctx) => {
    await removePaper(ctx, id!, { fileId: fileId! });
    return redirectWithNotice(paths.producerNominationStep(id!, "papers"), m.nominations_paper_removed());
  });
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.producerNominationStep(params.id!, "papers"));
}
