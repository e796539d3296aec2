import type { LoaderFunctionArgs } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { LetterQuery } from "~/domain/exhibitor-papers/forms";
import { letterOf } from "~/domain/exhibitor-papers/letters.server";
import { MEDIA_TYPES } from "~/domain/exhibitor-papers/papers";
import { letterDocx, letterPdf } from "~/domain/exhibitor-papers/write-letter.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { download } from "~/http/download.server";
import { parseQuery } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug, number, format } = args.params;
    const fair = await fairAtWork(ctx, slug!);
    if (format !== "pdf" && format !== "docx") throw new DomainError("not_found", m.errors_not_found_title());
    const { state } = parseQuery(ctx.request, LetterQuery);
    const letter = await letterOf(ctx, fair, number!, state);
    const bytes = format === "pdf" ? await letterPdf(letter) : await letterDocx(letter);
    return download(bytes, { name: `thu-xac-nhan-${number}.${format}`, mediaType: MEDIA_TYPES[format] });
  });
}
