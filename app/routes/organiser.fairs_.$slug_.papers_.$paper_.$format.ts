import type { LoaderFunctionArgs } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { ListQuery } from "~/domain/exhibitor-papers/forms";
import { paperNamed } from "~/domain/exhibitor-papers/papers";
import { writeList } from "~/domain/exhibitor-papers/write-list.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { download } from "~/http/download.server";
import { parseQuery } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const wanted = paperNamed(args.params.paper, args.params.format);
    if (!wanted) throw new DomainError("not_found", m.errors_not_found_title());
    const { bytes, ...file } = await writeList(ctx, fair, { ...wanted, query: parseQuery(ctx.request, ListQuery) });
    return download(bytes, file);
  });
}
