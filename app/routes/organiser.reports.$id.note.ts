import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { takeNoteOfReport } from "~/domain/yearly-reports/answer-report.server";
import { TakeNoteForm } from "~/domain/yearly-reports/forms";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserReport(args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await takeNoteOfReport(ctx, id, await parseForm(ctx, TakeNoteForm));
    return redirectWithNotice(paths.organiserReport(id), m.reports_noted());
  });
}
