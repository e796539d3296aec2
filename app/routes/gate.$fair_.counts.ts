import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { CountForm } from "~/domain/fair-days/forms";
import { countByForm } from "~/domain/fair-days/gate-desk.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";

/** Who comes back here from signing in, or by hand, goes on to the page. */
export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.gate(args.params.fair!));
}

/** Heads counted on a page without scripts. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const form = await parseForm(ctx, CountForm);
    await countByForm(ctx, args.params.fair!, form);
    return redirect(paths.gate(args.params.fair!, { gate: form.gate, direction: form.direction }), 303);
  });
}
