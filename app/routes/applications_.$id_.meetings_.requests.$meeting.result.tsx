import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ResultForm } from "~/domain/meetings/forms";
import { otherSide } from "~/domain/meetings/mails";
import { ownMeeting } from "~/domain/meetings/own-meetings.server";
import { recordResult } from "~/domain/meetings/record-result.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { timeOf } from "~/ui/meetings/meeting-state";
import { ResultPage } from "~/ui/meetings/result-page";

export const meta: MetaFunction = () => [{ title: `${m.meetings_result()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { application, meeting, whyNotReport } = await ownMeeting(ctx, args.params.id!, args.params.meeting!);
    const { outcome, value, note, reportVersion } = meeting;
    return {
      id: application.id,
      meeting: { outcome, value, note, reportVersion },
      lead: [otherSide(meeting, "exhibitor"), timeOf(meeting)].filter(Boolean).join(" · "),
      whyNot: whyNotReport,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const applicationId = args.params.id!;
    const from = { side: "exhibitor", applicationId } as const;
    await recordResult(ctx, from, args.params.meeting!, await parseForm(ctx, ResultForm));
    return redirectWithNotice(paths.applicationMeetings(applicationId), m.meetings_result_saved());
  });
}

export default function Result() {
  const { id, ...page } = useLoaderData<typeof loader>();
  return <ResultPage {...page} backTo={paths.applicationMeetings(id)} />;
}
