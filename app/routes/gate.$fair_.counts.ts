import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { CountForm } from "~/domain/fair-days/forms";
import { countByForm } from "~/domain/fair-days/gate-desk.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

/** Who comes back here from signing in, or by hand, goes on to the page. */
export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.gate(args.params.fair!));
}

/** Heads counted on a page without scripts. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const form = await parseForm(ctx, CountForm);
    const result = await countByForm(ctx, args.params.fair!, form);
    if (result.result === "refused") throw new DomainError("invalid", result.reason ?? m.days_count_not_read());
    return redirect(paths.gate(args.params.fair!, { gate: form.gate, direction: form.direction }), 303);
  });
}
