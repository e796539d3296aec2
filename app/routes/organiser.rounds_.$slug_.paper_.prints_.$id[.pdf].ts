import type { LoaderFunctionArgs } from "@remix-run/node";
import { sheetsToPrint } from "~/domain/paper-sheets/printed.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { download } from "~/http/download.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const urlOf = (code: string) =>
      new URL(paths.organiserPaperSheet(round.slug, code), ctx.services.env.PUBLIC_URL).href;
    const jurors = await sheetsToPrint(ctx, round, args.params.id!, urlOf);
    // Loaded when the first print is asked for: the PDF kit is heavy, and a start must be quick.
    const { scoreSheetsPdf } = await import("~/adapters/documents/pdf/score-sheet.server");
    return download(scoreSheetsPdf(m.paper_prints_title(), jurors), {
      name: `${m.paper_file_name()}-${round.slug}.pdf`,
      mediaType: "application/pdf",
      inline: true,
    });
  });
}
