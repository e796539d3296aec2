import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { agencyBySlug } from "~/domain/agencies/queries.server";
import { setEmblem } from "~/domain/templates/emblem.server";
import { EmblemForm } from "~/domain/templates/forms";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserTemplatePictures(args.params.slug!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const agency = await agencyBySlug(ctx, args.params.slug!);
    const form = await parseForm(ctx, EmblemForm);
    await setEmblem(ctx, agency.id, form);
    const notice = form.picture ? m.templates_emblem_set() : m.templates_emblem_taken_out();
    return redirectWithNotice(paths.organiserTemplatePictures(agency.slug), notice);
  });
}
