import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type ApplicationAtFair, applicationAtFair } from "~/domain/applications/application-at-fair.server";
import { sentApplication } from "~/domain/applications/lock-application.server";
import { DomainError } from "~/domain/errors";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { mayRunFair } from "~/domain/fairs/policy";
import { paths } from "~/http/paths";
import { type RequestContext, redirectWithNotice, requireActor } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

/** An application as the page of one answer shows it; where that answer is not possible any more, back to the application. */
export async function toDecide(
  ctx: RequestContext,
  { params }: LoaderFunctionArgs,
  act: keyof ApplicationAtFair["whyNot"],
) {
  requireActor(ctx);
  const fair = await fairAtWork(ctx, params.slug!);
  if (!mayRunFair(ctx.actor, fair)) throw new DomainError("forbidden", m.applications_staff_only());
  const application = await applicationAtFair(ctx, fair, params.number!);
  if (application.whyNot[act] !== null) throw redirect(paths.organiserApplication(fair.slug, application.number));
  const { id, number, version, signName, applicantName, state, isRural, commune } = application;
  const { things, quota, priority, countedPriority } = application;
  const { name, nameEn, slug } = fair;
  const { asks } = things;
  const own = { id, number, version, signName, applicantName, state, isRural, commune };
  const facts = { ...own, asks, quota, priority, countedPriority };
  return { ...facts, claims: application.claims, fair: { name, nameEn, slug } };
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
