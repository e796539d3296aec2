import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { paperById } from "~/domain/papers/queries.server";
import { retirePaper } from "~/domain/papers/retire-paper.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { establishmentId } = await retirePaper(ctx, args.params.id!);
    return redirectWithNotice(paths.producerPapers(establishmentId), m.papers_is_retired());
  });
}

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    return redirect(paths.producerPapers((await paperById(ctx, args.params.id!)).establishmentId));
  });
}
