import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { applicationAtFair } from "~/domain/applications/application-at-fair.server";
import { Wishes } from "~/domain/applications/rules";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatDate, formatNumber } from "~/i18n/formats";
import { boothStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ApplicationView } from "~/ui/applications/application-view";
import { History } from "~/ui/applications/history";
import { StateTag } from "~/ui/applications/state-tag";
import { gapSentence } from "~/ui/applications/words";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";
import { Answers } from "./answers";
import { PriorityCard } from "./priority-card";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.application.number ?? m.applications_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const application = await applicationAtFair(ctx, fair, args.params.number!);
    return { head: headOfFair(fair), application, mostBooths: fair.rules.mostBooths.value };
  });
}

/** An application as it is read and answered. */
export default function Application() {
  const { head, application, mostBooths } = useLoaderData<typeof loader>();
  const { number, signName, applicantName, state, things, claims, gaps, request, quota, events } = application;
  return (
    <Page>
      <FairHead fair={head} current="applications" />
      <p>
        <ButtonLink kind="quiet" small to={paths.organiserApplications(head.slug)}>
          {m.applications_back_to_queue()}
        </ButtonLink>
      </p>
      <div className="mt-2 mb-6 grid gap-2">
        <h2 className="flex flex-wrap items-center gap-3">
          {signName} <StateTag state={state} />
        </h2>
        <p className="text-soft">
          {[number, applicantName !== signName && applicantName, application.isCentre && m.applications_is_centre()]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {state === "more_asked" && request && (
        <Alert
          tone="wait"
          className="mb-6"
          title={m.applications_waits_for_more({ date: request.dueOn ? formatDate(request.dueOn) : "" })}
        >
          <p className="whitespace-pre-line">{request.note}</p>
        </Alert>
      )}
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_22rem]">
        <div className="min-w-0">
          <ApplicationView
            application={application}
            wishes={Wishes.parse(application.wishes)}
            things={things}
            provinceName={quota.provinceName}
            claims={claims}
          />
        </div>
        <aside className="grid gap-5 lg:sticky lg:top-6">
          <Answers slug={head.slug} application={application} />
          <Card>
            <h3 className="mb-2 text-lg">{m.applications_quota_of({ province: quota.provinceName })}</h3>
            <p>{quotaWords(quota)}</p>
            {claims.length > 0 && (
              <p className="mt-2">
                {m.applications_has_booths({
                  booths: claims.map((claim) => `${claim.code} (${boothStateName(claim.state)})`).join(", "),
                })}
              </p>
            )}
          </Card>
          <PriorityCard slug={head.slug} application={application} />
          {state === "accepted" && things.goods.length > 0 && (
            <p>
              <ButtonLink reloadDocument to={paths.organiserFairList(head.slug, "goods", "xlsx", { only: number })}>
                {m.applications_goods_file()}
              </ButtonLink>
            </p>
          )}
          {gaps.length > 0 && (
            <Card>
              <h3 className="mb-2 text-lg">{m.applications_lacks()}</h3>
              <ul className="grid list-disc gap-1 pl-5">
                {gaps.map((gap) => (
                  <li key={`${gap.field} ${gap.which}`}>{gapSentence(gap, mostBooths)}</li>
                ))}
              </ul>
            </Card>
          )}
          <Card>
            <h3 className="mb-3 text-lg">{m.applications_history()}</h3>
            <History events={events} />
          </Card>
        </aside>
      </div>
    </Page>
  );
}

function quotaWords({ quota, granted, taken }: { quota: number | null; granted: number; taken: number }): string {
  const counts = { granted: formatNumber(granted), taken: formatNumber(taken) };
  if (quota === null) return m.applications_quota_none(counts);
  const left = formatNumber(Math.max(0, quota - granted));
  return m.applications_quota_words({ ...counts, quota: formatNumber(quota), left });
}
