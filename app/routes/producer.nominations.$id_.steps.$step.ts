import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { dossierStepForm, StepName } from "~/domain/nominations/forms";
import { nominationById } from "~/domain/nominations/queries.server";
import { saveDossier } from "~/domain/nominations/save-dossier.server";
import { respond } from "~/http/respond.server";

/** One step of a dossier, sent by the page's script while it is typed: `{ gaps }`, or which fields could not be read. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id = "", step } = args.params;
    const name = StepName.safeParse(step);
    if (!name.success) return Response.json({}, { status: 404 });
    const form = parseWithZod(await ctx.request.formData(), { schema: dossierStepForm(name.data) });
    if (form.status !== "success") {
      return Response.json({ unreadable: Object.keys(form.error ?? {}) }, { status: 422 });
    }
    try {
      await saveDossier(ctx, id, { step: name.data, answers: form.value });
      return Response.json({ gaps: (await nominationById(ctx, id)).gaps });
    } catch (error) {
      if (error instanceof DomainError) return Response.json({ message: error.message }, { status: 409 });
      throw error;
    }
  });
}
