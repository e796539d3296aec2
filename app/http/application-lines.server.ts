import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { PasteForm } from "~/domain/applications/forms";
import { type OwnApplicationDetails, ownApplication } from "~/domain/applications/own-applications.server";
import type { Lines } from "~/domain/applications/read-lines.server";
import type { ApplicationList } from "~/domain/applications/rules";
import type { Context } from "~/domain/context";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { leaveTo } from "./leave.server";
import { paths } from "./paths";
import { type RequestContext, redirectWithNotice, requireActor, respond } from "./respond.server";
import { parseUpload, uploadOf } from "./upload.server";

/** One's own application while a list of it is changed; a list that is closed, or that it does not have, leads back to it. */
export async function applicationOfList(
  ctx: RequestContext,
  args: LoaderFunctionArgs,
  list: ApplicationList,
): Promise<OwnApplicationDetails> {
  requireActor(ctx);
  const application = await ownApplication(ctx, args.params.id!);
  const hasList = list === "goods" || application.isCentre;
  if (!hasList || application.changes[list].whyNot) leaveTo(args, paths.application(application.id));
  return application;
}

/** Takes a pasted list, or the file of one, as a whole. paste: returns how many lines it took. */
export async function takeList(
  args: ActionFunctionArgs,
  list: ApplicationList,
  paste: (ctx: Context, id: string, lines: Lines) => Promise<number>,
) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    const { lines, file } = await parseUpload(ctx, PasteForm);
    const count = await paste(ctx, id, { text: lines, file: file && uploadOf(file) });
    return redirectWithNotice(
      paths.applicationLines(id, list),
      m.applications_lines_added({ count: formatNumber(count) }),
    );
  });
}
