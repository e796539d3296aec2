import type { LoaderFunctionArgs } from "@remix-run/node";
import { meetingCalendar } from "~/domain/meetings/calendar.server";
import { ownMeetings } from "~/domain/meetings/own-meetings.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { application, fair, sessions, meetings } = await ownMeetings(ctx, args.params.id!);
    const url = new URL(paths.applicationMeetings(application.id), ctx.services.env.PUBLIC_URL).href;
    const calendar = { fair, sessions, side: "exhibitor", url, stamp: ctx.now } as const;
    return new Response(meetingCalendar(meetings, calendar), {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": `inline; filename="${fair.slug}-giao-thuong.ics"`,
      },
    });
  });
}
