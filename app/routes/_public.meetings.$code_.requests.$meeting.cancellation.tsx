import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { meetingOfBuyer } from "~/domain/meetings/buyer-page.server";
import { cancelMeeting } from "~/domain/meetings/cancel-meeting.server";
import { ReasonForm } from "~/domain/meetings/forms";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ReasonPage } from "~/ui/meetings/reason-page";

export const headers: HeadersFunction = () => ({ "x-robots-tag": "noindex", "referrer-policy": "same-origin" });

export const meta: MetaFunction = () => [{ title: `${m.meetings_cancel()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { buyer, meeting } = await meetingOfBuyer(ctx, args.params.code!, args.params.meeting!);
    return { code: buyer.code, other: meeting.party, whyNot: meeting.acts.cancel ? null : m.meetings_not_accepted() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const code = args.params.code!;
    await cancelMeeting(ctx, { side: "buyer", code }, args.params.meeting!, await parseForm(ctx, ReasonForm));
    return redirectWithNotice(paths.buyer(code), m.meetings_cancelled_done());
  });
}

export default function Reason() {
  const { code, other, whyNot } = useLoaderData<typeof loader>();
  return (
    <ReasonPage
      title={m.meetings_cancel()}
      effects={[m.meetings_with({ other }), m.meetings_cancel_effect()]}
      confirm={m.meetings_cancel()}
      whyNot={whyNot}
      back={{ label: m.meetings_title(), to: paths.buyer(code) }}
    />
  );
}
