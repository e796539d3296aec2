import type { ActionFunctionArgs } from "@remix-run/node";
import { StepName, saveStepForm } from "~/domain/nominations/forms";
import { nominationById } from "~/domain/nominations/queries.server";
import { saveDossier } from "~/domain/nominations/save-dossier.server";
import { respond } from "~/http/respond.server";
import { answerStep } from "~/http/saved-step.server";

/** One step of a dossier, sent by the page's script while it is typed. */
export async function action(args: ActionFunctionArgs) {
  const { id = "", step } = args.params;
  return respond(args, (ctx) =>
    answerStep(ctx, StepName.safeParse(step), {
      schema: (step) => saveStepForm(step),
      save: async (step, form) => {
        const saving = await saveDossier(ctx, id, { step, ...form });
        return saving.kind === "differs" ? saving : { ...saving, gaps: (await nominationById(ctx, id)).gaps };
      },
    }),
  );
}
