import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { historyOf } from "~/domain/applications/application-at-fair.server";
import { claimsOf } from "~/domain/applications/claims.server";
import { SavedStepName, saveApplicationForm } from "~/domain/applications/forms";
import { type OwnApplicationDetails, ownApplication } from "~/domain/applications/own-applications.server";
import { SAVED_STEPS, type SavedStep, stepsFor } from "~/domain/applications/rules";
import { saveApplication } from "~/domain/applications/save-application.server";
import { whyNotPick } from "~/domain/booths/policy";
import { DomainError } from "~/domain/errors";
import { ownInvoice } from "~/domain/invoices/own-invoices.server";
import type { StepConflict } from "~/domain/step-answers";
import { parseForm } from "~/http/forms.server";
import { type RequestContext, redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { stepPath } from "~/ui/applications/gap-list";
import { ReadingPage } from "./reading-page";
import { WritingPage } from "./writing-page";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.application.number ?? m.applications_title()} · ${m.common_brand()}` },
];

const askedStep = (request: Request) => SavedStepName.safeParse(new URL(request.url).searchParams.get("step"));

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const application = await ownApplication(ctx, args.params.id!);
    const asked = askedStep(ctx.request);
    const missing = application.gaps.find((gap): gap is typeof gap & { step: SavedStep } =>
      SAVED_STEPS.some((step) => step === gap.step),
    );
    const isWritten = application.whyNotWrite === null;
    const read = isWritten ? null : await readingOf(ctx, application);
    const { userId: id, name } = ctx.actor;
    return {
      application,
      step: asked.data ?? missing?.step ?? "sign",
      read,
      reader: { id, name },
    };
  });
}

/** What became of an application that is not written now. */
async function readingOf(ctx: RequestContext, { id, state }: Pick<OwnApplicationDetails, "id" | "state">) {
  const [events, claims, { fair, invoice }] = await Promise.all([
    historyOf(ctx, id),
    claimsOf(ctx, id),
    ownInvoice(ctx, id),
  ]);
  return {
    // Whoever answers speaks for the agency.
    events: events.map(({ by: _, ...event }) => event),
    claims,
    account: invoice && { next: invoice.account.next, isLate: invoice.account.isLate },
    whyNotPick: whyNotPick(fair, state, ctx.now),
    today: todayInVietnam(ctx.now),
  };
}

/** Saves one step; without scripts this is how an application is kept. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, isCentre, offer, gonePapers } = await ownApplication(ctx, args.params.id!);
    const asked = askedStep(ctx.request);
    // A form for what is no step must not empty another's answers.
    if (!asked.success) throw new DomainError("not_found", m.errors_not_found_title());
    const form = await parseForm(
      ctx,
      saveApplicationForm(
        asked.data,
        offer,
        gonePapers.map((paper) => paper.id),
      ),
    );
    const saving = await saveApplication(ctx, id, asked.data, form);
    if (saving.kind === "differs") return data({ conflict: saving }, { status: 409 });
    const stays = new URL(ctx.request.url).searchParams.get("stay") === "yes";
    const steps = stepsFor(isCentre);
    const next = stays ? asked.data : steps[steps.indexOf(asked.data) + 1]!;
    return redirectWithNotice(stepPath(id, next), m.applications_saved());
  });
}

export default function ApplicationPage() {
  const { read, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<{ result?: SubmissionResult<string[]>; conflict?: StepConflict }>();
  // A form that came too late stays as it was typed, with why it is not taken.
  return read === null || answer?.result ? (
    <WritingPage key={page.step} {...page} {...answer} />
  ) : (
    <ReadingPage application={page.application} {...read} />
  );
}
