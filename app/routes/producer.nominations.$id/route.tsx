import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { toldResultsOf } from "~/domain/awards/told-results.server";
import { complaintWindow } from "~/domain/complaints/filing.server";
import { whyNotFile } from "~/domain/complaints/policy";
import type { Context } from "~/domain/context";
import { DomainError } from "~/domain/errors";
import { checkedItems, itemsAsked } from "~/domain/nominations/checklist";
import { StepName, saveStepForm } from "~/domain/nominations/forms";
import { titlesOf } from "~/domain/nominations/lower-title.server";
import { whyNotRevive, whyNotWithdraw, whyNotWrite } from "~/domain/nominations/policy";
import { type Nomination, nominationById } from "~/domain/nominations/queries.server";
import { isRequired, questionsOf, STEPS } from "~/domain/nominations/questions";
import { revivalOf } from "~/domain/nominations/revive-nomination.server";
import { asksFoodSafety } from "~/domain/nominations/rules";
import { saveDossier } from "~/domain/nominations/save-dossier.server";
import { papersToUse } from "~/domain/papers/queries.server";
import { isProducerOf } from "~/domain/people/policy";
import { peopleOfEstablishment } from "~/domain/people/queries-memberships.server";
import type { StepConflict } from "~/domain/step-answers";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { FORM_STEPS, type FormStep } from "~/ui/nominations/step-nav";
import { ReadingPage } from "./reading-page";
import type { ShownResult } from "./result-part";
import { WritingPage } from "./writing-page";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.nomination.dossier.product.name ?? m.nominations_section_title()} · ${m.common_brand()}` },
];

/** The step that is asked for, or else the one that was saved last: on this device or another one. */
function stepOf(request: Request, { lastStep }: Nomination): FormStep {
  const asked = new URL(request.url).searchParams.get("step");
  return FORM_STEPS.find((step) => step === asked) ?? lastStep ?? "photos";
}

/** The step a form was sent for; one that is no step must not empty another's answers. */
function writtenStepOf(request: Request) {
  const step = StepName.safeParse(new URL(request.url).searchParams.get("step"));
  if (!step.success) throw new DomainError("not_found", m.errors_not_found_title());
  return step.data;
}

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { userId: id, name } = ctx.actor;
    const nomination = await nominationById(ctx, args.params.id!);
    const { round, groupCode, establishmentId } = nomination;
    // The agency's staff have a page of their own.
    if (!isProducerOf(ctx.actor, nomination.establishmentId)) throw redirect(paths.organiserNomination(nomination.id));
    const step = stepOf(ctx.request, nomination);
    const checklist = round.rules.checklist.value;
    const [vault, { members }, revival, titles, announced] = await Promise.all([
      papersToUse(ctx, establishmentId),
      peopleOfEstablishment(ctx, establishmentId!),
      revivalOf(ctx, nomination, round),
      titlesOf(ctx, round, [nomination.dossier]),
      resultFor(ctx, nomination),
    ]);
    return {
      nomination,
      step,
      required: questionsOf(step === "photos" ? "product" : step).filter((code) =>
        isRequired(code, { asksFoodSafety: asksFoodSafety({ checklist, level: round.level, groupCode }) }),
      ),
      asked: checkedItems(
        itemsAsked(checklist, { level: round.level, groupCode }),
        nomination.dossier.papers,
        [],
        null,
      ),
      vault,
      titles: titles.get(nomination.id)!,
      announced,
      colleagues: members.filter((one) => one.disabledAt === null).map((one) => one.name),
      reader: { id, name },
      isWritten: whyNotWrite(ctx.actor, nomination) === null,
      whyNotWithdraw: whyNotWithdraw(ctx.actor, nomination),
      whyNotRevive: whyNotRevive(ctx.actor, nomination, revival),
      now: ctx.now,
      mostBytes: ctx.services.env.MAX_UPLOAD_MB * 1_000_000,
    };
  });
}

/** What the release told of the entry, with how long complaints are taken; null before one did. */
async function resultFor(ctx: Context, { id, round }: Nomination): Promise<ShownResult | null> {
  const told = (await toldResultsOf(ctx, [id])).get(id);
  if (!told) return null;
  const window = await complaintWindow(ctx, round);
  return {
    told,
    slug: round.slug,
    complainUntil: window!.lastDay,
    isComplainable: whyNotFile(window, ctx.now) === null,
  };
}

/** Saves one step; without scripts this is how a dossier is kept. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const id = args.params.id!;
    const step = writtenStepOf(ctx.request);
    const stays = new URL(ctx.request.url).searchParams.get("stay") === "yes";
    const form = await parseForm(ctx, saveStepForm(step));
    const saving = await saveDossier(ctx, id, { step, ...form });
    if (saving.kind === "differs") return data({ conflict: saving }, { status: 409 });
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
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<{ result?: SubmissionResult<string[]>; conflict?: StepConflict }>();
  return page.isWritten ? <WritingPage key={page.step} {...page} {...answer} /> : <ReadingPage {...page} />;
}
