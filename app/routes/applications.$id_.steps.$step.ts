import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs } from "@remix-run/node";
import { SavedStepName, saveApplicationForm } from "~/domain/applications/forms";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { saveApplication } from "~/domain/applications/save-application.server";
import { DomainError } from "~/domain/errors";
import { readFormData } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

/**
 * One step of an application, sent by the page's script while it is typed: `{ saved }` with what is missing now, which fields could
 * not be read (`unreadable`), or what someone else wrote meanwhile (`conflict`).
 */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const step = SavedStepName.safeParse(args.params.step);
    if (!step.success) return Response.json({}, { status: 404 });
    if (!ctx.actor) return Response.json({ message: m.nominations_signed_out() }, { status: 401 });
    const { id, offer } = await ownApplication(ctx, args.params.id!);
    const form = parseWithZod(await readFormData(ctx.request), { schema: saveApplicationForm(step.data, offer) });
    ctx.now = new Date();
    if (form.status !== "success") {
      return Response.json({ unreadable: Object.keys(form.error ?? {}) }, { status: 422 });
    }
    try {
      const saving = await saveApplication(ctx, id, step.data, form.value);
      if (saving.kind === "differs") return Response.json({ conflict: saving }, { status: 409 });
      return Response.json({ saved: saving });
    } catch (error) {
      if (error instanceof DomainError && error.code !== "not_found") {
        return Response.json({ message: error.message }, { status: 409 });
      }
      throw error;
    }
  });
}
