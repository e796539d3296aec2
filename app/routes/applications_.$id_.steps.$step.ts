import type { ActionFunctionArgs } from "@remix-run/node";
import { SavedStepName, saveApplicationForm } from "~/domain/applications/forms";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { saveApplication } from "~/domain/applications/save-application.server";
import { respond } from "~/http/respond.server";
import { answerStep } from "~/http/saved-step.server";

/** One step of an application, sent by the page's script while it is typed. */
export async function action(args: ActionFunctionArgs) {
  const { id = "", step } = args.params;
  return respond(args, (ctx) =>
    answerStep(ctx, SavedStepName.safeParse(step), {
      schema: async (step) => {
        const { offer, gonePapers } = await ownApplication(ctx, id);
        return saveApplicationForm(
          step,
          offer,
          gonePapers.map((paper) => paper.id),
        );
      },
      save: (step, form) => saveApplication(ctx, id, step, form),
    }),
  );
}
