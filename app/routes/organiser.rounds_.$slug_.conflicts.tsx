import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { conflictDesk, type DeskHint, type Pair } from "~/domain/conflicts/desk.server";
import type { AnswerProgress } from "~/domain/conflicts/progress.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate, formatTimestamp } from "~/i18n/formats";
import { panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { hintText } from "~/ui/conflicts/hint-texts";
import { PostButton } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { ProgressBar } from "~/ui/primitives/progress-bar";
import { Tag } from "~/ui/primitives/tag";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.conflicts_desk_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    return { head: headOf(round, ctx.now), desk: await conflictDesk(ctx, round) };
  });
}

export default function ConflictsDesk() {
  const { head, desk } = useLoaderData<typeof loader>();
  const { jurors, recused, hints } = desk;
  const given = jurors.filter((juror) => juror.total > 0);
  const waiting = given.filter((juror) => juror.missing > 0).length;
  const open = hints.filter((one) => one.dismissed === null);
  const dismissed = hints.filter((one) => one.dismissed !== null);
  return (
    <Page>
      <RoundHead round={head} current="jury" />
      <h2>{m.conflicts_desk_title()}</h2>
      <p className="mt-1 mb-5 max-w-3xl text-soft">{m.conflicts_desk_lead()}</p>
      <Section title={m.conflicts_desk_hints()} className="mt-6">
        {open.length === 0 ? (
          <p className="text-soft">{m.conflicts_desk_hints_none()}</p>
        ) : (
          <ul className="grid gap-4">
            {open.map((one) => (
              <HintRow key={keyOf(one)} one={one} slug={head.slug} />
            ))}
          </ul>
        )}
        {dismissed.length > 0 && (
          <details className="mt-4">
            <summary className="inline-flex min-h-11 items-center text-indigo underline underline-offset-3">
              {m.conflicts_desk_dismissed()} ({dismissed.length})
            </summary>
            <ul className="grid gap-4">
              {dismissed.map((one) => (
                <HintRow key={keyOf(one)} one={one} slug={head.slug} />
              ))}
            </ul>
          </details>
        )}
      </Section>
      <Section title={m.conflicts_desk_declared()}>
        {recused.length === 0 ? (
          <p className="text-soft">{m.conflicts_desk_declared_none()}</p>
        ) : (
          <ul className="grid gap-4">
            {recused.map((pair) => (
              <PairRow
                key={`${pair.appointmentId} ${pair.nominationId}`}
                pair={pair}
                act={
                  !pair.whyNotLift && (
                    <Link
                      to={paths.organiserRecusalLifting(head.slug, pair.appointmentId, pair.nominationId)}
                      className="inline-flex min-h-11 items-center"
                    >
                      {m.conflicts_lift()}
                      <span className="sr-only">{pair.code}</span>
                    </Link>
                  )
                }
              >
                <Tag tone={pair.recusal!.kind === "conflict" ? "bad" : "plain"}>{KINDS[pair.recusal!.kind]()}</Tag>
                <p className="mt-1 whitespace-pre-line">{pair.recusal!.reason}</p>
              </PairRow>
            ))}
          </ul>
        )}
      </Section>
      <Section
        title={m.conflicts_desk_answers()}
        actions={
          waiting > 0 && (
            <PostButton action={paths.organiserConflictsReminder(head.slug)} whyNot={desk.whyNotRemind}>
              {m.conflicts_remind({ count: waiting })}
            </PostButton>
          )
        }
      >
        {given.length > 0 && waiting === 0 && <p className="mb-3 text-ok-ink">{m.conflicts_desk_all_answered()}</p>}
        <Answers jurors={given} />
      </Section>
    </Page>
  );
}

const KINDS = { conflict: m.conflicts_kind_conflict, abstention: m.conflicts_kind_abstention };

const keyOf = ({ pair, hint }: DeskHint) => `${pair.appointmentId} ${pair.nominationId} ${hint.kind}`;

function HintRow({ one, slug }: { one: DeskHint; slug: string }) {
  const { pair, hint, dismissed } = one;
  const isNamed = pair.recusal?.kind === "conflict";
  return (
    <PairRow
      pair={pair}
      act={
        !dismissed &&
        !isNamed && (
          <Link
            to={paths.organiserHintDismissal(slug, pair.appointmentId, pair.nominationId, hint.kind)}
            className="inline-flex min-h-11 items-center"
          >
            {m.conflicts_dismiss()}
            <span className="sr-only">{pair.code}</span>
          </Link>
        )
      }
    >
      <p className="first-letter:uppercase">{hintText(hint, "agency")}.</p>
      <p className="text-[0.92rem] text-soft">
        {isNamed
          ? m.conflicts_desk_hints_known()
          : pair.answer === "none"
            ? m.conflicts_answer_is_none()
            : m.conflicts_answer_is_open()}
      </p>
      {dismissed && (
        <p className="text-[0.92rem]">
          {m.conflicts_desk_dismissed_by({
            name: dismissed.by,
            date: formatDate(dismissed.at),
            reason: dismissed.reason,
          })}
        </p>
      )}
    </PairRow>
  );
}

/** A juror and an entry, what there is to say of them, and the act at the end. */
function PairRow({ pair, act, children }: { pair: Pair; act: ReactNode; children: ReactNode }) {
  return (
    <li className="rounded-box bg-card p-4 shadow-card sm:flex sm:items-start sm:gap-6">
      <div className="sm:w-2/5">
        <p className="font-semibold">{pair.juror}</p>
        <p className="text-[0.92rem] text-soft">
          {pair.code} · {pair.product} · {pair.establishment}
        </p>
      </div>
      <div className="flex-1 max-sm:mt-2">{children}</div>
      {act}
    </li>
  );
}

function Answers({ jurors }: { jurors: readonly AnswerProgress[] }) {
  return (
    <DataTable
      caption={m.conflicts_desk_answers()}
      rows={jurors}
      rowKey={(juror) => juror.appointmentId}
      empty={<EmptyState title={m.conflicts_desk_nothing_given()} />}
      columns={[
        {
          head: m.conflicts_desk_juror(),
          cell: (juror) => (
            <>
              <span className="font-semibold">{juror.name}</span>
              <span className="block text-sm font-normal text-soft">{panelRoleName(juror.role)}</span>
            </>
          ),
        },
        {
          head: m.conflicts_desk_answered(),
          className: "sm:w-1/4",
          cell: (juror) => (
            <div className="max-sm:w-36">
              <ProgressBar label={juror.name} done={juror.total - juror.missing} total={juror.total} />
            </div>
          ),
        },
        { head: m.conflicts_desk_conflicts(), numeric: true, cell: (juror) => juror.conflicts },
        {
          head: m.conflicts_desk_reminded(),
          cell: (juror) => (juror.remindedAt ? formatTimestamp(juror.remindedAt) : "–"),
        },
      ]}
    />
  );
}
