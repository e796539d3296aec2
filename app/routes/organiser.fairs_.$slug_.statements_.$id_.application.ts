import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { applyStatement } from "~/domain/invoices/apply-statement.server";
import { ApplyForm } from "~/domain/invoices/forms";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserStatement(args.params.slug!, args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { slug, id } = args.params;
    const { added, matched } = await applyStatement(ctx, id!, (await parseForm(ctx, ApplyForm)).seen);
    const notice = m.invoices_applied({ added: formatNumber(added), matched: formatNumber(matched) });
    return redirectWithNotice(paths.organiserStatement(slug!, id!), notice);
  });
}
