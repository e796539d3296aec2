import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { closeMotion } from "~/domain/councils/close-motion.server";
import { motionAt } from "~/domain/councils/meetings.server";
import { councilAt } from "~/domain/councils/queries.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.councils_motion_close_act()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { meeting, motion } = await motionAt(ctx, council, args.params.number!, args.params.motion!);
    return {
      slug: council.round.slug,
      meeting: meeting.number,
      motion: motion.number,
      text: motion.text,
      cast: motion.votes.length,
      present: meeting.body.present,
      whyNot: !council.mayRun ? m.councils_not_yours_to_run() : motion.closedAt ? m.councils_motion_is_closed() : null,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { meeting, motion } = await motionAt(ctx, council, args.params.number!, args.params.motion!);
    const { isCarried } = await closeMotion(ctx, motion.id);
    return redirectWithNotice(
      paths.organiserMeeting(council.round.slug, meeting.number),
      isCarried
        ? m.councils_motion_done_carried({ number: motion.number })
        : m.councils_motion_done_lost({ number: motion.number }),
    );
  });
}

export default function CloseMotion() {
  const { slug, meeting, motion, text, cast, present, whyNot } = useLoaderData<typeof loader>();
  const here = paths.organiserMotion(slug, meeting, motion);
  const missing = present - cast;
  return (
    <ConfirmPage
      title={m.councils_motion_close_title({ number: motion })}
      lead={text}
      breadcrumbs={[{ label: m.councils_motion_number({ number: motion }), to: here }]}
      effects={[
        m.councils_motion_close_count({ cast: formatNumber(cast), present: formatNumber(present) }),
        ...(missing > 0 ? [m.councils_motion_close_missing({ count: missing })] : []),
        m.councils_motion_close_final(),
      ]}
      confirm={m.councils_motion_close_act()}
      whyNot={whyNot}
      cancelTo={here}
    />
  );
}
