import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { changeWords } from "~/domain/allocations/change-words";
import { PlanQuery, RunNumber, SHOWN } from "~/domain/allocations/forms";
import { whyNotSettle } from "~/domain/allocations/policy";
import { allocationRun } from "~/domain/allocations/queries.server";
import { countShown, movedBetween, narrowed, sumOf } from "~/domain/allocations/summary";
import { isUnderWay } from "~/domain/runs/rules";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { PlanOfRun } from "~/ui/allocations/plan-of-run";
import { RunUnderWay } from "~/ui/allocations/run-under-way";
import { useRefresh } from "~/ui/councils/use-refresh";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Page } from "~/ui/primitives/page-header";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data ? `${m.allocations_run_title({ number: data.run.number })} · ${fairName(data.head)}` : m.common_brand(),
  },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const query = parseQuery(args.request, PlanQuery);
    const number = RunNumber.parse(args.params.number);
    const { fair, run, plan, others, compared, mayAllocate } = await allocationRun(
      ctx,
      args.params.slug!,
      number,
      query.with,
    );
    const all = plan?.applications ?? [];
    const elsewhere = compared && movedBetween(all, compared.applications);
    return {
      head: headOfFair(fair),
      run,
      query,
      whyNot: mayAllocate ? whyNotSettle(run) : m.allocations_runners_only(),
      mayAllocate,
      others: others.map((one) => one.number),
      plan: plan && {
        booths: plan.booths,
        halls: plan.halls,
        provinces: plan.provinces,
        applications: all,
        changed: plan.hasChanged && run.state === "done" ? changeWords(plan.changes) : null,
        sum: sumOf(all),
        counts: SHOWN.map((show) => countShown(all, show)),
      },
      rows: narrowed(elsewhere ?? all, query),
      compared: compared && {
        number: compared.number,
        elsewhere: elsewhere!.length,
        codes: Object.fromEntries(compared.applications.map((one) => [one.id, one.booths])),
      },
      now: ctx.now,
    };
  });
}

/** One plan: how good it is, how it looks, and why everybody stands where they do. */
export default function AllocationRun() {
  const data = useLoaderData<typeof loader>();
  const { head, run, plan } = data;
  useRefresh(isUnderWay(run));
  return (
    <Page>
      <FairHead fair={head} current="allocation" />
      {plan ? (
        <PlanOfRun {...data} slug={head.slug} plan={plan} />
      ) : (
        <RunUnderWay slug={head.slug} run={run} now={data.now} mayAllocate={data.mayAllocate} />
      )}
      <p className="mt-10">
        <a href={paths.organiserAllocation(head.slug)}>{m.allocations_runs()}</a>
      </p>
    </Page>
  );
}
