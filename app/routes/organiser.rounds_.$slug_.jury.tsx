import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { agencyNotice } from "~/domain/calibration/notice.server";
import { coverageOf } from "~/domain/panels/coverage.server";
import { NameJurorForm } from "~/domain/panels/forms";
import { nameJuror } from "~/domain/panels/name-juror.server";
import { adviceForJury, mayNameJury, whyNotChangeJury, whyNotPlan } from "~/domain/panels/policy";
import { jurorsOf } from "~/domain/panels/queries.server";
import { planInForce } from "~/domain/panels/seat.server";
import { summaryOf } from "~/domain/panels/summary";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { progressOfRound } from "~/domain/sheets/progress.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PANEL_ROLES } from "~/lib/vocabulary";
import { AgencyAlert } from "~/ui/calibration/agency-alert";
import { AssignmentSection } from "~/ui/panels/assignment-section";
import { SeatTable } from "~/ui/panels/seat-table";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";
import { SeatForm } from "~/ui/rounds/seat-form";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.rounds_jury_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const [jurors, progress, coverage, plan] = await Promise.all([
      jurorsOf(ctx, round.id),
      progressOfRound(ctx, round.id),
      coverageOf(ctx, round.id),
      planInForce(ctx, round.id),
    ]);
    const minimum = round.rules.minimumSheets.value;
    const calibration = await agencyNotice(ctx, round);
    return {
      head: headOf(round, ctx.now),
      jurors,
      progress,
      covered: coverage.jurors,
      summary: summaryOf(coverage, minimum),
      plan,
      minimum,
      advice: adviceForJury(jurors, minimum),
      closed: whyNotChangeJury(round, ctx.now),
      whyNotPlan: whyNotPlan({ scorers: coverage.jurors, entries: coverage.entries }),
      mayName: mayNameJury(ctx.actor, round),
      calibration,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const form = await parseForm(ctx, NameJurorForm);
    await nameJuror(ctx, round.id, form);
    return redirectWithNotice(paths.organiserJury(round.slug), m.rounds_jury_named({ name: form.name }));
  });
}

export default function Jury() {
  const { head, jurors, progress, covered, summary, plan, minimum, advice, closed, whyNotPlan, mayName, calibration } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const live = jurors.filter((juror) => juror.endedAt === null);
  const former = jurors.filter((juror) => juror.endedAt !== null);
  const mayChange = mayName && closed === null;
  return (
    <Page>
      <RoundHead round={head} current="jury" />
      <p className="mb-5 max-w-3xl text-soft">{m.rounds_jury_lead()}</p>
      {closed && <Alert className="mb-6">{closed}</Alert>}
      {!closed && live.length > 0 && <Advice advice={advice} />}
      <AgencyAlert slug={head.slug} phase={head.phase} notice={calibration} />
      {calibration && (
        <p className="mb-4">
          <ButtonLink to={paths.organiserCalibration(head.slug)}>{m.calibration_title()}</ButtonLink>
        </p>
      )}
      <SeatTable slug={head.slug} jurors={live} progress={progress} covered={covered} />
      {live.length > 0 && (
        <AssignmentSection
          slug={head.slug}
          summary={summary}
          plan={plan}
          minimum={minimum}
          seats={live.length}
          mayChange={mayChange}
          whyNotPlan={whyNotPlan}
        />
      )}
      {mayChange && (
        <div className="mt-10">
          <SeatForm
            title={m.rounds_jury_name()}
            schema={NameJurorForm}
            roles={PANEL_ROLES.map((value) => ({ value, label: panelRoleName(value) }))}
            defaultRole={live.some((juror) => juror.role === "head") ? "member" : "head"}
            act={m.rounds_jury_name_act()}
            lastResult={lastResult}
            seats={jurors.length}
          />
        </div>
      )}
      {former.length > 0 && (
        <Section title={m.rounds_jury_former()}>
          <ul className="grid gap-1.5">
            {former.map((juror) => (
              <li key={juror.appointmentId}>
                {juror.name} · {panelRoleName(juror.role)} ·{" "}
                <span className="text-soft">{m.rounds_jury_ended({ date: formatDate(juror.endedAt!) })}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

function Advice({ advice }: { advice: readonly string[] }) {
  if (advice.length === 0) return <Alert tone="ok" className="mb-6" title={m.rounds_jury_ready()} />;
  return (
    <Alert tone="wait" className="mb-6" title={m.rounds_jury_advice()}>
      <ul className="grid list-disc gap-1 pl-4">
        {advice.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Alert>
  );
}
