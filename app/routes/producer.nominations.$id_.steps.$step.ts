import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { StepName, saveStepForm } from "~/domain/nominations/forms";
import { nominationById } from "~/domain/nominations/queries.server";
import { saveDossier } from "~/domain/nominations/save-dossier.server";
import { readFormData } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

/**
 * One step of a dossier, sent by the page's script while it is typed: `{ saved, gaps }`, which fields could not be read
 * (`unreadable`), or what someone else wrote meanwhile (`conflict`).
 */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id = "", step } = args.params;
    const name = StepName.safeParse(step);
    if (!name.success) return Response.json({}, { status: 404 });
    if (!ctx.actor) return Response.json({ message: m.nominations_signed_out() }, { status: 401 });
    const form = parseWithZod(await readFormData(ctx.request), { schema: saveStepForm(name.data) });
    ctx.now = new Date();
    if (form.status !== "success") {
      return Response.json({ unreadable: Object.keys(form.error ?? {}) }, { status: 422 });
    }
    try {
      const saving = await saveDossier(ctx, id, { step: name.data, ...form.value });
      if (saving.kind === "differs") return Response.json({ conflict: saving }, { status: 409 });
      return Response.json({ saved: saving, gaps: (await nominationById(ctx, id)).gaps });
    } catch (error) {
      if (error instanceof DomainError) return Response.json({ message: error.message }, { status: 409 });
      throw error;
    }
  });
}
