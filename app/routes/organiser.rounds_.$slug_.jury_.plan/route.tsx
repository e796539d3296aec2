import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { coverageOf } from "~/domain/panels/coverage.server";
import { PlanForm, PlanQuery } from "~/domain/panels/forms";
import { planAssignments } from "~/domain/panels/plan-assignments.server";
import { whyNotChangeJury } from "~/domain/panels/policy";
import { reviewPlan } from "~/domain/panels/review-plan.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { PlanFacts, ShortEntries } from "~/ui/panels/plan-facts";
import { WayForm, wayName } from "~/ui/panels/way-fields";
import { Button } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";
import { PlanChanges } from "./plan-changes";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.panels_plan_title()} · ${data ? roundName(data.round) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const query = parseQuery(ctx.request, PlanQuery);
    const [plan, coverage] = await Promise.all([reviewPlan(ctx, round.id, query), coverageOf(ctx, round.id)]);
    const { slug, name, nameEn, rules } = round;
    const codes = Object.fromEntries(coverage.entries.map((entry) => [entry.nominationId, entry.code]));
    return {
      round: { slug, name, nameEn },
      plan,
      short: plan.explanation.short.flatMap(({ nominationId, jurors }) => {
        const entry = coverage.entries.find((one) => one.nominationId === nominationId);
        return entry ? [{ ...entry, jurors }] : [];
      }),
      changes: coverage.jurors.map((juror) => {
        const own = (pair: { appointmentId: string }) => pair.appointmentId === juror.appointmentId;
        const codesOf = (pairs: typeof plan.given) => pairs.filter(own).map((pair) => codes[pair.nominationId]!);
        return { ...juror, given: codesOf(plan.given).sort(), takenBack: codesOf(plan.takenBack).sort() };
      }),
      minimum: rules.minimumSheets.value,
      whyNot: whyNotChangeJury(round, ctx.now) ?? plan.whyNot,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await planAssignments(ctx, round.id, await parseForm(ctx, PlanForm));
    return redirectWithNotice(paths.organiserJury(round.slug), m.panels_planned());
  });
}

export default function JuryPlan() {
  const { round, plan, short, changes, minimum, whyNot } = useLoaderData<typeof loader>();
  const [form] = useForm({ lastResult: useActionData<typeof action>()?.result });
  const { way, perEntry, version, given, takenBack, kept, explanation } = plan;
  const { slug } = round;
  const isSame = given.length + takenBack.length === 0;
  return (
    <Page>
      <PageHeader
        title={m.panels_plan_title()}
        lead={wayName(way)}
        breadcrumbs={[
          { label: roundName(round), to: paths.organiserRound(slug) },
          { label: m.rounds_jury_title(), to: paths.organiserJury(slug) },
        ]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Card className="grid gap-5">
          <h2>{isSame ? m.panels_plan_same() : m.panels_plan_writes({ count: given.length + kept })}</h2>
          {!isSame && (
            <p className="text-[1.06rem]">
              {m.panels_plan_changes({ given: given.length, takenBack: takenBack.length, kept })}
            </p>
          )}
          <PlanFacts explanation={explanation} perEntry={perEntry} />
          <ShortEntries slug={slug} perEntry={perEntry} short={short} />
          {perEntry !== null && perEntry % 2 === 0 && <p className="text-wait-ink">{m.panels_odd_advised()}</p>}
          <PostForm form={form} action={paths.organiserJuryPlan(slug, { way, perEntry })} className="grid gap-3">
            <input type="hidden" name="way" value={way} />
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="plan" value={plan.plan} />
            {perEntry !== null && <input type="hidden" name="perEntry" value={perEntry} />}
            <FormActions cancelTo={paths.organiserJury(slug)}>
              <Button type="submit" kind="main" whyNot={whyNot}>
                {m.panels_plan_confirm()}
              </Button>
            </FormActions>
          </PostForm>
        </Card>
        <Card as="section">
          <h2 className="mb-4 text-xl">{m.panels_plan_other()}</h2>
          <WayForm slug={slug} chosen={way} perEntry={perEntry ?? minimum} jurors={changes.length} whyNot={null} />
        </Card>
      </div>
      <Section title={m.panels_plan_by_juror()}>
        <PlanChanges jurors={changes} />
      </Section>
    </Page>
  );
}
