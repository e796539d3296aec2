import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { NameJurorForm } from "~/domain/panels/forms";
import { nameJuror } from "~/domain/panels/name-juror.server";
import { adviceForJury, mayNameJury, whyNotChangeJury } from "~/domain/panels/policy";
import { type Juror, jurorsOf } from "~/domain/panels/queries.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { progressOfRound } from "~/domain/sheets/progress.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PANEL_ROLES } from "~/lib/vocabulary";
import { Alert } from "~/ui/primitives/alert";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { ProgressBar } from "~/ui/primitives/progress-bar";
import { Tag } from "~/ui/primitives/tag";
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
    const [jurors, progress] = await Promise.all([jurorsOf(ctx, round.id), progressOfRound(ctx, round.id)]);
    return {
      head: headOf(round, ctx.now),
      jurors,
      progress,
      advice: adviceForJury(jurors, round.rules.minimumSheets.value),
      closed: whyNotChangeJury(round, ctx.now),
      mayName: mayNameJury(ctx.actor, round),
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
  const { head, jurors, progress, advice, closed, mayName } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const live = jurors.filter((juror) => juror.endedAt === null);
  const former = jurors.filter((juror) => juror.endedAt !== null);
  const byId = new Map(progress.map((one) => [one.appointmentId, one]));
  const mayChange = mayName && closed === null;
  return (
    <Page>
      <RoundHead round={head} current="jury" />
      <p className="mb-5 max-w-3xl text-soft">{m.rounds_jury_lead()}</p>
      {closed && <Alert className="mb-6">{closed}</Alert>}
      {!closed && live.length > 0 && <Advice advice={advice} />}
      <DataTable
        caption={m.rounds_jury_title()}
        rows={live}
        rowKey={(juror) => juror.appointmentId}
        empty={<EmptyState title={m.rounds_jury_empty()}>{m.rounds_jury_empty_text()}</EmptyState>}
        columns={[
          {
            head: m.rounds_jury_person(),
            cell: (juror) => (
              <>
                <span className="font-semibold">{juror.name}</span>
                <span className="block text-sm font-normal text-soft">{juror.email}</span>
              </>
            ),
          },
          {
            head: m.rounds_jury_role(),
            cell: (juror) => (
              <div>
                {panelRoleName(juror.role)}
                {juror.title && <span className="block text-sm text-soft">{juror.title}</span>}
              </div>
            ),
          },
          { head: m.rounds_jury_state(), cell: (juror) => <Acceptance juror={juror} /> },
          {
            head: m.rounds_jury_progress(),
            className: "sm:w-1/5",
            cell: (juror) => {
              const one = byId.get(juror.appointmentId);
              if (!one || one.total === 0) return <span className="text-soft">–</span>;
              return (
                <div className="max-sm:w-36">
                  <ProgressBar label={juror.name} done={one.signed} total={one.total - one.recused} />
                </div>
              );
            },
          },
          ...(mayChange
            ? [
                {
                  head: m.rounds_jury_change(),
                  cell: (juror: Juror) => (
                    <Link to={paths.organiserJuror(head.slug, juror.appointmentId)}>{m.rounds_seat_end()}</Link>
                  ),
                },
              ]
            : []),
        ]}
      />
      {mayChange && (
        <div className="mt-8">
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

function Acceptance({ juror }: { juror: Juror }) {
  return juror.acceptedAt ? (
    <Tag tone="ok">{m.rounds_jury_accepted()}</Tag>
  ) : (
    <Tag tone="wait">{m.rounds_jury_waiting()}</Tag>
  );
}
