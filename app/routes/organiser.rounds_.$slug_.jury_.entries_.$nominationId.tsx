import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { assignByHand } from "~/domain/panels/assign-by-hand.server";
import { coverageOf } from "~/domain/panels/coverage.server";
import { AssignmentForm } from "~/domain/panels/forms";
import { mayNameJury, whyNotChangeJury, whyNotGive, whyNotTakeBack } from "~/domain/panels/policy";
import { isGiven, type PairState } from "~/domain/panels/rules";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { panelRoleName, shortGroupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PAIR_LOOKS } from "~/ui/panels/pair-state";
import { Alert } from "~/ui/primitives/alert";
import { PostButton } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? m.panels_entry_title({ code: data.entry.code }) : m.panels_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { jurors, entries } = await coverageOf(ctx, round.id);
    const entry = entries.find((one) => one.nominationId === args.params.nominationId);
    if (!entry) throw new DomainError("not_found", m.panels_pair_unknown());
    const { slug, name, nameEn, rules } = round;
    return {
      round: { slug, name, nameEn, groups: rules.groups },
      entry,
      jurors: jurors.map((juror, at) => ({ ...juror, state: entry.states[at]! })),
      minimum: rules.minimumSheets.value,
      whyNot: mayNameJury(ctx.actor, round) ? whyNotChangeJury(round, ctx.now) : m.rounds_not_your_agency(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const nominationId = args.params.nominationId!;
    const { appointmentId } = await parseForm(ctx, AssignmentForm);
    await assignByHand(ctx, round.id, { appointmentId, nominationId });
    return redirectWithNotice(paths.organiserJuryEntry(round.slug, nominationId), m.panels_given());
  });
}

export default function JuryEntry() {
  const { round, entry, jurors, minimum, whyNot } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.result?.error?.[""];
  const { slug } = round;
  return (
    <Page>
      <PageHeader
        title={entry.productName}
        lead={m.panels_entry_lead({ count: entry.jurors, minimum })}
        tags={
          <>
            <Tag tone="info">{entry.code}</Tag>
            <Tag>{shortGroupNameIn(round, entry.groupCode)}</Tag>
          </>
        }
        breadcrumbs={[
          { label: roundName(round), to: paths.organiserRound(slug) },
          { label: m.rounds_jury_title(), to: paths.organiserJury(slug) },
          { label: m.panels_matrix_title(), to: paths.organiserJuryEntries(slug) },
        ]}
      />
      {refused && (
        <Alert tone="bad" className="mb-5">
          {refused.join(" ")}
        </Alert>
      )}
      {whyNot && <Alert className="mb-5">{whyNot}</Alert>}
      <DataTable
        caption={m.panels_title()}
        rows={jurors}
        rowKey={(juror) => juror.appointmentId}
        columns={[
          {
            head: m.rounds_jury_person(),
            cell: (juror) => (
              <>
                <Link to={paths.organiserJurySeat(slug, juror.appointmentId)} className="font-semibold">
                  {juror.name}
                </Link>
                <span className="block text-sm font-normal text-soft">{panelRoleName(juror.role)}</span>
              </>
            ),
          },
          {
            head: m.panels_expertise_short(),
            cell: (juror) => (
              <div>
                {juror.expertise.length > 0 ? juror.expertise.join(", ") : m.panels_expertise_all()}
                {juror.expertise.length > 0 && !juror.expertise.includes(entry.groupCode) && (
                  <span className="block text-sm text-wait-ink">{m.panels_stranger()}</span>
                )}
              </div>
            ),
          },
          { head: m.panels_entries_given(), numeric: true, cell: (juror) => juror.load },
          {
            head: m.rounds_jury_state(),
            cell: (juror) => <Tag tone={PAIR_LOOKS[juror.state].tone}>{PAIR_LOOKS[juror.state].name()}</Tag>,
          },
          ...(whyNot
            ? []
            : [
                {
                  head: m.rounds_jury_change(),
                  cell: (juror: (typeof jurors)[number]) => <Change slug={slug} entry={entry} juror={juror} />,
                },
              ]),
        ]}
      />
    </Page>
  );
}

interface ChangeProps {
  readonly slug: string;
  readonly entry: { readonly nominationId: string };
  readonly juror: { readonly appointmentId: string; readonly state: PairState };
}

/** The one act there is for a juror, or why there is none. */
function Change({ slug, entry, juror }: ChangeProps) {
  const hasIt = isGiven(juror.state);
  const whyNot = hasIt ? whyNotTakeBack(juror.state) : whyNotGive(juror.state);
  if (whyNot) return <span className="block max-w-xs text-sm text-soft">{whyNot}</span>;
  const path = hasIt ? paths.organiserJuryEntryRemoval : paths.organiserJuryEntry;
  return (
    <PostButton small action={path(slug, entry.nominationId)} fields={{ appointmentId: juror.appointmentId }}>
      {hasIt ? m.panels_take_back() : m.panels_give()}
    </PostButton>
  );
}
