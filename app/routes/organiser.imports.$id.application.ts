import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { applyImport } from "~/domain/imports/apply-import.server";
import { readChosenColumns } from "~/domain/imports/forms";
import { readFormData } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

/** Who comes back here from signing in goes on to the preview. */
export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserImport(args.params.id!));
}

/** Record every row of the list, or nothing; a second click tells the same. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const form = await readFormData(ctx.request);
    const options = { chosen: readChosenColumns(form), withDecided: form.get("withDecided") === "yes" };
    const id = args.params.id!;
    const { rows, created, updated, unchanged } = await applyImport(ctx, ctx.services.files, id, options);
    return redirectWithNotice(
      paths.organiserImport(id),
      m.imports_done({
        rows: formatNumber(rows),
        created: formatNumber(created),
        updated: formatNumber(updated),
        unchanged: formatNumber(unchanged),
      }),
    );
  });
}
