import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { CancellationForm } from "~/domain/fairs/forms";
import { whyNotRestore } from "~/domain/fairs/policy";
import { fairSetup } from "~/domain/fairs/setup.server";
import { paidBackSince } from "~/domain/invoices/paid-back.server";
import { restoreFairAndMeetings } from "~/domain/meetings/restore-fair-and-meetings.server";
import { meetingsEndedAt } from "~/domain/meetings/sessions-of-fair.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateRange, formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { ReasonFields } from "~/ui/fairs/reason-fields";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.fairs_restore()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, bound } = await fairSetup(ctx, args.params.slug!);
    const { cancelledAt } = fair;
    return {
      head: headOfFair(fair),
      version: fair.version,
      told: bound.sent,
      meetings: cancelledAt ? await meetingsEndedAt(ctx, fair.id, cancelledAt) : 0,
      paidBack: cancelledAt ? await paidBackSince(ctx, fair.id, cancelledAt) : { payments: 0, amount: 0 },
      whyNot: whyNotRestore(ctx.actor, fair, todayInVietnam(ctx.now))?.sentence ?? null,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await restoreFairAndMeetings(ctx, fair.id, await parseForm(ctx, CancellationForm));
    return redirectWithNotice(paths.organiserFairSetup(fair.slug, "deadlines"), m.fairs_restored());
  });
}

/** A fair that was cancelled by mistake, or can be held after all. */
export default function Restoration() {
  const { head, version, told, meetings, paidBack, whyNot } = useLoaderData<typeof loader>();
  const [form] = useForm<{ reason: string }>({
    id: "restoration",
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(CancellationForm),
  });
  return (
    <ConfirmPage
      title={m.fairs_restore_title()}
      lead={fairName(head)}
      breadcrumbs={[{ label: fairName(head), to: paths.organiserFair(head.slug) }]}
      effects={[
        m.fairs_restore_effect_days({ days: formatDateRange(head.startsOn, head.endsOn) }),
        m.fairs_restore_effect_told({ count: formatNumber(told) }),
        ...(meetings > 0 ? [m.fairs_restore_effect_meetings({ meetings: formatNumber(meetings) })] : []),
        m.fairs_restore_effect_deadlines(),
        m.fairs_restore_stays_mails(),
        paidBack.payments > 0
          ? m.fairs_restore_stays_money({
              amount: formatMoney(paidBack.amount),
              count: formatNumber(paidBack.payments),
            })
          : m.fairs_restore_stays_money_none(),
        m.fairs_restore_stays_left(),
      ]}
      isReversible
      confirm={m.fairs_restore()}
      whyNot={whyNot}
      formId={form.id}
      cancelTo={paths.organiserFair(head.slug)}
    >
      <ReasonFields form={form} version={version} hint={m.fairs_restore_reason_hint()} />
    </ConfirmPage>
  );
}
