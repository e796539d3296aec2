import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { dossierStepForm, isRequired, questionsOf, STEPS, StepName } from "~/domain/nominations/forms";
import { whyNotWithdraw, whyNotWrite } from "~/domain/nominations/policy";
import { nominationById } from "~/domain/nominations/queries.server";
import { saveDossier } from "~/domain/nominations/save-dossier.server";
import { isProducerOf } from "~/domain/people/policy";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { FORM_STEPS, type FormStep } from "~/ui/nominations/step-nav";
import { ReadingPage } from "./reading-page";
import { WritingPage } from "./writing-page";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.nomination.dossier.product.name ?? m.nominations_section_title()} · ${m.common_brand()}` },
];

const stepOf = (request: Request): FormStep => {
  const asked = new URL(request.url).searchParams.get("step");
  return FORM_STEPS.find((step) => step === asked) ?? "photos";
};

/** The step a form was sent for; one that is no step must not empty another's answers. */
function writtenStepOf(request: Request) {
  const step = StepName.safeParse(new URL(request.url).searchParams.get("step"));
  if (!step.success) throw new DomainError("not_found", m.errors_not_found_title());
  return step.data;
}

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const nomination = await nominationById(ctx, args.params.id!);
    // The agency's staff have a page of their own.
    if (!isProducerOf(ctx.actor, nomination.establishmentId)) throw redirect(paths.organiserNomination(nomination.id));
    const step = stepOf(ctx.request);
    return {
      nomination,
      step,
      required: questionsOf(step === "photos" ? "product" : step).filter((code) =>
        isRequired(code, { level: nomination.round.level, groupCode: nomination.groupCode }),
      ),
      isWritten: whyNotWrite(ctx.actor, nomination) === null,
      whyNotWithdraw: whyNotWithdraw(ctx.actor, nomination),
      now: ctx.now,
      mostBytes: ctx.services.env.MAX_UPLOAD_MB * 1_000_000,
    };
  });
}

/** Saves one step; without scripts this is how a dossier is kept. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const id = args.params.id!;
    const step = writtenStepOf(ctx.request);
    const stays = new URL(ctx.request.url).searchParams.get("then") === "stay";
    const answers = await parseForm(ctx, dossierStepForm(step));
    await saveDossier(ctx, id, { step, answers });
    const next = STEPS[STEPS.indexOf(step) + 1];
    const to = stays
      ? paths.producerNominationStep(id, step)
      : next
        ? paths.producerNominationStep(id, next)
        : paths.producerNominationSubmission(id);
    return redirectWithNotice(to, m.nominations_dossier_saved());
  });
}

export default function NominationPage() {
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return data.isWritten ? <WritingPage key={data.step} {...data} result={result} /> : <ReadingPage {...data} />;
}
