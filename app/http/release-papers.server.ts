import type { LoaderFunctionArgs } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { PaperQuery } from "~/domain/release-papers/forms";
import { paperNamed } from "~/domain/release-papers/papers";
import { writePaper } from "~/domain/release-papers/write-paper.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { m } from "~/i18n/paraglide/messages";
import { download } from "./download.server";
import { parseQuery } from "./forms.server";
import { paths } from "./paths";
import { respond } from "./respond.server";

/** A paper of a release as a file. `params` name the round, the paper and its format; the query what it is made with. */
export function sendReleasePaper(args: LoaderFunctionArgs): Promise<Response> {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const wanted = paperNamed(args.params.paper, args.params.format);
    if (!wanted) throw new DomainError("not_found", m.errors_not_found_title());
    const { files, env } = ctx.services;
    const around = { store: files, site: env.PUBLIC_URL, verifyPage: new URL(paths.verify(), env.PUBLIC_URL).href };
    const query = parseQuery(ctx.request, PaperQuery);
    const { bytes, ...file } = await writePaper(ctx, around, round, { ...wanted, query });
    return download(bytes, file);
  });
}
