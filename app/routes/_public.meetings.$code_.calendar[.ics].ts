import type { LoaderFunctionArgs } from "@remix-run/node";
import { buyerPage } from "~/domain/meetings/buyer-page.server";
import { meetingCalendar } from "~/domain/meetings/calendar.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { buyer, fair, session, meetings } = await buyerPage(ctx, args.params.code!);
    const url = new URL(paths.buyer(buyer.code), ctx.services.env.PUBLIC_URL).href;
    const calendar = { fair, sessions: [session], side: "buyer", url, stamp: ctx.now } as const;
    return new Response(meetingCalendar(meetings, calendar), {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": `inline; filename="${fair.slug}-giao-thuong.ics"`,
      },
    });
  });
}
