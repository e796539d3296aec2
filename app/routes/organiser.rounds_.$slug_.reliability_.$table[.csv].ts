import type { LoaderFunctionArgs } from "@remix-run/node";
import { reliabilityOfRound } from "~/domain/agreement/queries.server";
import { DomainError } from "~/domain/errors";
import { roundBySlug } from "~/domain/rounds/queries.server";
import { download } from "~/http/download.server";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { csvText } from "~/lib/csv.server";
import { CSV_TABLES } from "~/ui/agreement/csv-tables";

/** One table of how far the jury agrees. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const table = args.params.table!;
    const rowsOf = CSV_TABLES.get(table);
    if (!rowsOf) throw new DomainError("not_found", m.errors_not_found_title());
    const round = await roundBySlug(ctx, args.params.slug!);
    const told = await reliabilityOfRound(ctx, round.id);
    return download(csvText(rowsOf(told), { bom: true }), {
      name: m.agreement_file_name({ slug: round.slug, table }),
      mediaType: "text/csv; charset=utf-8",
    });
  });
}
