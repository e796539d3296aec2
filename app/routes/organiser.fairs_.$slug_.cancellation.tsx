import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { CancellationForm } from "~/domain/fairs/forms";
import { whyNotMove } from "~/domain/fairs/policy";
import { fairSetup } from "~/domain/fairs/setup.server";
import { cancelFairAndMeetings } from "~/domain/meetings/cancel-fair-and-meetings.server";
import { meetingsAhead } from "~/domain/meetings/sessions-of-fair.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDate, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { ReasonFields } from "~/ui/fairs/reason-fields";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.fairs_cancel()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, bound, whyNot } = await fairSetup(ctx, args.params.slug!);
    return {
      head: headOfFair(fair),
      version: fair.version,
      told: bound.sent,
      ahead: await meetingsAhead(ctx, fair.id, "not_over"),
      share: fair.rules.cancellation.value,
      whyNot: whyNot ?? whyNotMove(fair, todayInVietnam(ctx.now)),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await cancelFairAndMeetings(ctx, fair.id, await parseForm(ctx, CancellationForm));
    return redirectWithNotice(paths.organiserFair(fair.slug), m.fairs_cancelled_done());
  });
}

/** A fair that will not be held. */
export default function Cancellation() {
  const { head, version, told, ahead, share, whyNot } = useLoaderData<typeof loader>();
  const [form] = useForm<{ reason: string }>({
    id: "cancellation",
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(CancellationForm),
  });
  return (
    <ConfirmPage
      title={m.fairs_cancel_title()}
      lead={fairName(head)}
      breadcrumbs={[{ label: fairName(head), to: paths.organiserFair(head.slug) }]}
      effects={[
        m.fairs_cancel_effect_told({ count: formatNumber(told) }),
        m.fairs_cancel_effect_page(),
        m.fairs_cancel_effect_money({ share: `${formatNumber(share / 10)} %` }),
        ...(ahead.sessions > 0
          ? [
              m.fairs_cancel_effect_meetings({
                meetings: formatNumber(ahead.meetings),
                buyers: formatNumber(ahead.buyers),
              }),
            ]
          : []),
        m.fairs_cancel_effect_back({ day: formatDate(head.endsOn) }),
      ]}
      isReversible
      confirm={m.fairs_cancel()}
      kind="danger"
      whyNot={whyNot}
      formId={form.id}
      cancelTo={paths.organiserFair(head.slug)}
    >
      <ReasonFields form={form} version={version} hint={m.fairs_postpone_reason_hint()} />
    </ConfirmPage>
  );
}
