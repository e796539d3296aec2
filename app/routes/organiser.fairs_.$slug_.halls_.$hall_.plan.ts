import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { SavePlanForm } from "~/domain/floor-plans/forms";
import { hallAtWork } from "~/domain/floor-plans/queries.server";
import { savePlan } from "~/domain/floor-plans/save-plan.server";
import { readFormData } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.organiserHall(params.slug!, params.hall!));
}

/**
 * A plan, sent by the page's script while it is drawn: `{ saved }` with its version, what somebody else saved meanwhile (`conflict`), or
 * why it is not kept (`message`).
 */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    if (!ctx.actor) return Response.json({ message: m.plans_ed_signed_out() }, { status: 401 });
    const { hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    const form = parseWithZod(await readFormData(ctx.request), { schema: SavePlanForm });
    ctx.now = new Date();
    if (form.status !== "success") return Response.json({ message: m.plans_unreadable() }, { status: 422 });
    try {
      const saving = await savePlan(ctx, hall.id, form.value);
      if (saving.kind === "differs") return Response.json({ conflict: saving }, { status: 409 });
      return Response.json({ saved: saving });
    } catch (error) {
      if (
        error instanceof DomainError &&
        (error.code === "invalid" || error.code === "conflict" || error.code === "closed")
      ) {
        return Response.json({ message: error.message }, { status: 409 });
      }
      throw error;
    }
  });
}
