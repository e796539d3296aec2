import type { LoaderFunctionArgs } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { manualFile, manualsOf } from "~/domain/exhibitor-papers/give-manual.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { sendManual } from "~/http/manual.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const manual = (await manualsOf(ctx, fair.id)).find(({ version }) => String(version) === args.params.version);
    if (!manual) throw new DomainError("not_found", m.exhibitors_manual_unknown());
    return sendManual(ctx, await manualFile(ctx, manual));
  });
}
