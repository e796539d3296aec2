import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type ApplicationAtFair, applicationAtFair } from "~/domain/applications/application-at-fair.server";
import { sentApplication } from "~/domain/applications/lock-application.server";
import { DomainError } from "~/domain/errors";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { mayRunFair } from "~/domain/fairs/policy";
import { leaveTo } from "~/http/leave.server";
import { paths } from "~/http/paths";
import { type RequestContext, redirectWithNotice, requireActor } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import type { ApplicationState } from "~/lib/vocabulary";

type Act = keyof ApplicationAtFair["whyNot"];

/** What an application is once it was answered so: sent twice, there is nothing to tell. */
const AFTER: Readonly<Partial<Record<Act, ApplicationState>>> = {
  accept: "accepted",
  wait: "waiting",
  refuse: "refused",
  undo: "submitted",
  withdrawRequest: "submitted",
};

/**
 * An application as the page of one answer shows it; where that answer is not possible any more, back to the application, unless somebody
 * has just been refused: they read why beside what they wrote.
 */
export async function toDecide(ctx: RequestContext, args: LoaderFunctionArgs, act: Act) {
  const { params } = args;
  requireActor(ctx);
  const fair = await fairAtWork(ctx, params.slug!);
  if (!mayRunFair(ctx.actor, fair)) throw new DomainError("forbidden", m.applications_staff_only());
  const application = await applicationAtFair(ctx, fair, params.number!);
  const whyNot = application.whyNot[act];
  const toApplication = paths.organiserApplication(fair.slug, application.number);
  if (whyNot !== null && application.state === AFTER[act]) throw redirect(toApplication);
  if (whyNot !== null) leaveTo(args, toApplication);
  const { id, number, version, signName, applicantName, state, isRural, commune } = application;
  const { things, quota, priority, countedPriority } = application;
  const { name, nameEn, slug } = fair;
  const { asks } = things;
  const own = { id, number, version, signName, applicantName, state, isRural, commune };
  const facts = { ...own, asks, quota, priority, countedPriority };
  return { ...facts, claims: application.claims, fair: { name, nameEn, slug }, whyNot };
}
export type DecidedApplication = Awaited<ReturnType<typeof toDecide>>;

/** The application an answer is about. */
export async function decided(ctx: RequestContext, { params }: ActionFunctionArgs) {
  requireActor(ctx);
  const fair = await fairAtWork(ctx, params.slug!);
  const { id } = await sentApplication(ctx, fair, params.number!);
  return {
    id,
    back: (notice: string) => redirectWithNotice(paths.organiserApplication(fair.slug, params.number!), notice),
  };
}
