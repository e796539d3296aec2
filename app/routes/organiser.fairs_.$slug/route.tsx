import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { nextAct } from "~/domain/fairs/next-act";
import { mayPrepareFairs, whyNotMove, whyNotRestore, whyNotWithdraw } from "~/domain/fairs/policy";
import { quotasOf } from "~/domain/fairs/quotas.server";
import { fairSetup } from "~/domain/fairs/setup.server";
import { leftToPayBack } from "~/domain/invoices/paid-back.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { NextDates } from "~/ui/fairs/next-dates";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";
import { FairCounts } from "./counts";
import { NextActCard } from "./next-act-card";
import { QuotaUse } from "./quota-use";
import { SetupList } from "./setup-list";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? fairName(data.head) : m.common_brand()} · ${m.ui_area_organiser()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, facts, bound, steps } = await fairSetup(ctx, args.params.slug!);
    const quotas = await quotasOf(ctx, fair);
    const toPayBack = fair.cancelledAt ? await leftToPayBack(ctx, fair) : 0;
    const { applicationsOpenAt, applicationsCloseAt, picksOpenAt, picksCloseAt } = fair;
    const { depositDueOn, balanceDueOn, signsDueOn, goodsListDueOn, goodsDueOn, startsOn, endsOn } = fair;
    return {
      head: headOfFair(fair),
      facts,
      steps,
      next: nextAct(fair, facts, steps, { now: ctx.now, today: todayInVietnam(ctx.now), toPayBack }),
      dates: {
        ...{ applicationsOpenAt, applicationsCloseAt, picksOpenAt, picksCloseAt },
        ...{ depositDueOn, balanceDueOn, signsDueOn, goodsListDueOn, goodsDueOn, startsOn, endsOn },
      },
      quotas: quotas
        .filter((quota) => quota.booths !== null || quota.taken > 0 || quota.granted > 0)
        .map(({ name, nameEn, ...quota }) => ({ ...quota, name: getLocale() === "vi" ? name : nameEn })),
      mayPrepare: mayPrepareFairs(ctx.actor, fair.agencyId) && fair.closedAt === null && fair.cancelledAt === null,
      mayWithdraw: whyNotWithdraw(fair, bound) === null,
      mayMove: whyNotMove(fair, todayInVietnam(ctx.now)) === null,
      mayRestore: whyNotRestore(ctx.actor, fair, todayInVietnam(ctx.now)) === null,
      cancelledReason: fair.cancelledReason,
      now: ctx.now,
    };
  });
}

export default function Board() {
  const { head, facts, steps, next, dates, quotas, mayPrepare, mayWithdraw, mayMove, ...page } =
    useLoaderData<typeof loader>();
  const { mayRestore, cancelledReason, now } = page;
  const { slug } = head;
  return (
    <Page>
      <FairHead
        fair={head}
        current="board"
        actions={
          !head.isDraft && (
            <>
              <ButtonLink to={paths.fair(slug)}>{m.fairs_public_page()}</ButtonLink>
              {mayPrepare && mayMove && (
                <>
                  <ButtonLink to={paths.organiserFairPostponement(slug)}>{m.fairs_postpone()}</ButtonLink>
                  <ButtonLink kind="quiet" to={paths.organiserFairCancellation(slug)}>
                    {m.fairs_cancel()}
                  </ButtonLink>
                </>
              )}
              {mayRestore && <ButtonLink to={paths.organiserFairRestoration(slug)}>{m.fairs_restore()}</ButtonLink>}
              {mayPrepare && mayWithdraw && (
                <ButtonLink kind="quiet" to={paths.organiserFairWithdrawal(slug)}>
                  {m.fairs_withdraw()}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      {cancelledReason && (
        <Alert tone="bad" title={m.fairs_cancelled_notice()} className="mb-6">
          <p className="whitespace-pre-line">{cancelledReason}</p>
        </Alert>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <NextActCard slug={slug} next={next} mayPrepare={mayPrepare} />
        <Card as="section">
          <h2 className="mb-3 text-xl">{m.fairs_dates()}</h2>
          <NextDates fair={dates} now={now} />
        </Card>
      </div>
      {!head.isDraft && <FairCounts slug={slug} facts={facts} />}
      <SetupList slug={slug} steps={steps} isDraft={head.isDraft} />
      {quotas.length > 0 && (
        <Section
          title={m.fairs_quota_use()}
          actions={
            <ButtonLink small to={paths.organiserFairSetup(slug, "quotas")}>
              {m.fairs_step_quotas()}
            </ButtonLink>
          }
        >
          <QuotaUse quotas={quotas} />
        </Section>
      )}
    </Page>
  );
}
