import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import { z } from "zod";
import { roundBySlug } from "~/domain/rounds/queries.server";
import { sheetsOfJuror } from "~/domain/sheets/queries.server";
import { dueAt, isOpen, type SheetState } from "~/domain/sheets/rules";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { ProgressBar } from "~/ui/primitives/progress-bar";
import { Tabs } from "~/ui/primitives/tabs";
import { PhaseTag } from "~/ui/rounds/phase-tag";
import { roundName } from "~/ui/rounds/round-name";
import { DueTag } from "~/ui/sheets/juror-round-card";
import { SheetList } from "~/ui/sheets/sheet-list";

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
    const list = await sheetsOfJuror(ctx, id);
    const { show } = parseQuery(ctx.request, Query);
    return {
      round: { slug, name, nameEn, phase, dueAt: dueAt(phases), groups: rules.groups },
      list,
      show,
      now: ctx.now,
    };
  });
}

export default function JudgeRound() {
  const { round, list, show, now } = useLoaderData<typeof loader>();
  const { sheets, signed, recused, total, nextSheetId } = list;
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
          nextSheetId && (
            <ButtonLink kind="main" to={paths.judgeSheet(nextSheetId)} icon={<ArrowRight size={18} aria-hidden />}>
              {signed === 0 ? m.judge_start() : m.judge_continue()}
            </ButtonLink>
          )
        }
      />
      <p className="mb-4">
        <Link to={paths.judgeFrame(round.slug)} className="inline-flex min-h-11 items-center">
          {m.frames_title()}
        </Link>
      </p>
      <div className="mb-6 grid gap-1.5">
        <ProgressBar bare label={m.judge_progress_label()} done={signed} total={total - recused} />
        <p className="text-soft">
          {m.judge_signed_of({ signed, total: total - recused })}
          {recused > 0 && `, ${m.judge_recused_count({ count: recused })}`}
        </p>
      </div>
      <Tabs
        label={m.judge_filter_label()}
        items={FILTERS.map((filter) => ({
          to: paths.judgeRound(round.slug, { show: filter === "all" ? undefined : filter }),
          label: FILTER_NAMES[filter](),
          count: sheets.filter(({ state }) => belongsTo(filter, state)).length,
          current: filter === show,
        }))}
      />
      {shown.length === 0 ? (
        <EmptyState title={total === 0 ? m.judge_round_waiting() : m.judge_list_empty()}>
          {total > 0 && m.judge_list_empty_text()}
        </EmptyState>
      ) : (
        <SheetList sheets={shown} rules={round} />
      )}
    </Page>
  );
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
