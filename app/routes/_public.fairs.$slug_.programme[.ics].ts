import type { LoaderFunctionArgs } from "@remix-run/node";
import { programmeCalendar } from "~/domain/fairs/calendar.server";
import { eventsOf } from "~/domain/fairs/parts.server";
import { fairBySlug } from "~/domain/fairs/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairBySlug(ctx, args.params.slug!);
    const events = await eventsOf(ctx, fair.id, { isPublic: true });
    const url = new URL(paths.fair(fair.slug), ctx.services.env.PUBLIC_URL).href;
    return new Response(programmeCalendar(fair, events, { url, stamp: ctx.now }), {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": `inline; filename="${fair.slug}.ics"`,
      },
    });
  });
}
