import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import { z } from "zod";
import { jurorNotice } from "~/domain/calibration/notice.server";
import { missingAnswersOf } from "~/domain/conflicts/gate.server";
import { roundBySlug } from "~/domain/rounds/queries.server";
import { sheetsOfJuror } from "~/domain/sheets/queries.server";
import { dueAt, isOpen, type SheetState } from "~/domain/sheets/rules";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import type { PhaseKind } from "~/lib/vocabulary";
import { JurorAlert } from "~/ui/calibration/juror-alert";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";
import { PhaseTag } from "~/ui/rounds/phase-tag";
import { roundName } from "~/ui/rounds/round-name";
import { DueTag } from "~/ui/sheets/juror-round-card";
import { OfflinePack } from "~/ui/sheets/offline-pack";
import { OwnProgress } from "~/ui/sheets/own-progress";
import { SheetList } from "~/ui/sheets/sheet-list";
import { useOfflinePack } from "~/ui/sheets/use-offline-pack";

const FILTERS = ["all", "open", "signed", "recused"] as const;
type Filter = (typeof FILTERS)[number];
const Query = z.object({ show: z.enum(FILTERS).catch("all") });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.judge_list_title()}${data ? ` · ${roundName(data.round)}` : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, slug, name, nameEn, phase, phases, rules } = await roundBySlug(ctx, args.params.slug!);
    const [list, unanswered] = await Promise.all([sheetsOfJuror(ctx, id), missingAnswersOf(ctx, id)]);
    const calibration = await jurorNotice(ctx, { id, slug, rules });
    const { show } = parseQuery(ctx.request, Query);
    return {
      round: { id, slug, name, nameEn, phase, dueAt: dueAt(phases), groups: rules.groups },
      list,
      unanswered,
      calibration,
      show,
      now: ctx.now,
    };
  });
}

export default function JudgeRound() {
  const { round, list, unanswered, calibration, show, now } = useLoaderData<typeof loader>();
  const { sheets, signed, recused, total, nextSheetId } = list;
  const pack = useOfflinePack(round);
  const shown = sheets.filter(({ state }) => belongsTo(show, state));
  return (
    <Page narrow>
      <PageHeader
        title={m.judge_list_title()}
        lead={roundName(round)}
        breadcrumbs={[{ label: m.judge_title(), to: paths.judge() }]}
        tags={
          <>
            <PhaseTag phase={round.phase} />
            {round.phase === "scoring" && <DueTag dueAt={round.dueAt} now={now} />}
          </>
        }
        actions={
          nextSheetId &&
          unanswered === 0 &&
          !calibration?.missing && (
            <ButtonLink kind="main" to={paths.judgeSheet(nextSheetId)} icon={<ArrowRight size={18} aria-hidden />}>
              {signed === 0 ? m.judge_start() : m.judge_continue()}
            </ButtonLink>
          )
        }
      />
      {unanswered > 0 && (
        <Alert
          tone="wait"
          className="mb-5"
          actions={
            <ButtonLink kind="main" to={paths.judgeConflicts(round.slug)} icon={<ArrowRight size={18} aria-hidden />}>
              {m.conflicts_answer_now({ count: unanswered })}
            </ButtonLink>
          }
        >
          {m.conflicts_answer_first({ count: unanswered })}
        </Alert>
      )}
      {unanswered === 0 && <JurorAlert slug={round.slug} notice={calibration} />}
      <p className="mb-4 flex flex-wrap gap-x-6">
        <Link to={paths.judgeFrame(round.slug)} className="inline-flex min-h-11 items-center">
          {m.frames_title()}
        </Link>
        <Link to={paths.judgeConflicts(round.slug)} className="inline-flex min-h-11 items-center">
          {m.conflicts_short_title()}
        </Link>
        {calibration && (
          <Link to={paths.judgeCalibration(round.slug)} className="inline-flex min-h-11 items-center">
            {m.calibration_title()}
          </Link>
        )}
      </p>
      {total > 0 && (
        <div className="mb-6">
          <OwnProgress total={total} signed={signed} recused={recused} />
        </div>
      )}
      {total > 0 && <OfflinePack pack={pack} />}
      {total > 0 && (
        <Tabs
          label={m.judge_filter_label()}
          items={FILTERS.map((filter) => ({
            to: paths.judgeRound(round.slug, { show: filter === "all" ? undefined : filter }),
            label: FILTER_NAMES[filter](),
            count: sheets.filter(({ state }) => belongsTo(filter, state)).length,
            current: filter === show,
          }))}
        />
      )}
      {shown.length === 0 ? (
        <EmptyState title={whyEmpty(total, unanswered, round.phase)}>
          {total > 0 && m.judge_list_empty_text()}
        </EmptyState>
      ) : (
        <SheetList sheets={shown} rules={round} ready={pack.ready} />
      )}
    </Page>
  );
}

/** In a blind round nothing is listed before a juror has answered for all establishments. */
function whyEmpty(total: number, unanswered: number, phase: PhaseKind | null): string {
  if (total > 0) return m.judge_list_empty();
  return phase === "scoring" && unanswered > 0 ? m.judge_round_unanswered() : m.judge_round_waiting();
}

const FILTER_NAMES: Record<Filter, () => string> = {
  all: m.judge_filter_all,
  open: m.judge_filter_open,
  signed: m.judge_filter_signed,
  recused: m.judge_filter_recused,
};

function belongsTo(filter: Filter, state: SheetState): boolean {
  return filter === "all" || (filter === "open" ? isOpen(state) : state === filter);
}
