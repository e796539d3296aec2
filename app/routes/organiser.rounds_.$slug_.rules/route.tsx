import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayPrepareRounds } from "~/domain/rounds/policy";
import { preparationFor } from "~/domain/rounds/preparation.server";
import { ruleChangesOf } from "~/domain/rounds/rule-changes.server";
import { writtenRules } from "~/domain/rounds/written-rules.server";
import { diffRules } from "~/domain/schemes/diff-rules";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";
import { PreparationRail } from "~/ui/rounds/preparation";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { inLanguage, roundName } from "~/ui/rounds/round-name";
import { RuleChanges } from "~/ui/rounds/rule-changes";
import { Findings } from "~/ui/schemes/draft-frame";
import { RulesView } from "~/ui/schemes/rules-view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.rounds_rules_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, state, rules, before, saved, findings } = await writtenRules(ctx, args.params.slug!);
    const [ruleChanges, steps] = await Promise.all([ruleChangesOf(ctx, round.id), preparationFor(ctx, round)]);
    const { scheme, rulesHash, openedAt } = round;
    return {
      head: headOf(round, ctx.now),
      ...{ steps, state, scheme, rulesHash, openedAt, ruleChanges, saved, findings },
      // What is in force: a reopening that is being written has a page of its own.
      rules: state === "draft" ? rules : round.rules,
      changes: state === "reopening" ? null : diffRules(before, rules).length,
      mayPrepare: mayPrepareRounds(ctx.actor, round.agencyId),
    };
  });
}

export default function Rules() {
  const { head, steps, state, rules, ruleChanges, findings, mayPrepare, ...data } = useLoaderData<typeof loader>();
  const { slug } = head;
  const isDraft = state === "draft";
  const mayEdit = isDraft && mayPrepare;
  const { scheme, saved, changes } = data;
  return (
    <Page>
      <RoundHead round={head} current="rules" />
      {isDraft && <PreparationRail slug={slug} steps={steps} current="rules" />}
      {!isDraft && <Frozen {...data} slug={slug} isReopened={state === "reopening"} mayReopen={mayPrepare} />}
      <RuleChanges changes={ruleChanges} />
      <div className="no-print mb-6 flex flex-wrap items-center gap-3">
        <p className="text-soft">
          {m.rounds_rules_from_scheme({ scheme: inLanguage(scheme.name, scheme.nameEn), version: scheme.version })}
        </p>
        {changes !== null && (
          <ButtonLink small to={paths.organiserRulesChanges(slug)}>
            {m.schemes_changes_count({ count: changes })}
          </ButtonLink>
        )}
        <ButtonLink small to={paths.organiserRulesSimulation(slug)}>
          {m.schemes_to_simulation()}
        </ButtonLink>
        {!isDraft && (
          <>
            <ButtonLink small to={paths.organiserRoundTerritory(slug)}>
              {m.rounds_territory_title()}
            </ButtonLink>
            <ButtonLink small to={paths.organiserRoundTimetable(slug)}>
              {m.rounds_timetable_title()}
            </ButtonLink>
          </>
        )}
        {saved && isDraft && (
          <p className="text-sm text-soft">
            {m.schemes_draft_saved_by({ name: saved.by, at: formatDateTime(saved.at) })}
          </p>
        )}
      </div>
      {isDraft && findings.length > 0 && (
        <Alert tone="bad" className="mb-6">
          {m.schemes_findings_title({ count: findings.length })}
        </Alert>
      )}
      <RulesView
        rules={rules}
        notesOf={(section) => (
          <Findings findings={isDraft ? findings.filter((finding) => finding.section === section) : []} />
        )}
        actionsOf={(section) =>
          mayEdit && (
            <ButtonLink small to={paths.organiserRulesSection(slug, section)}>
              {m.rounds_rules_edit_section()}
            </ButtonLink>
          )
        }
      />
      {mayEdit && (
        <p className="no-print mt-10">
          <ButtonLink kind="main" to={paths.organiserCouncil(slug)}>
            {m.rounds_rules_done()}
          </ButtonLink>
        </p>
      )}
    </Page>
  );
}

interface FrozenProps {
  readonly slug: string;
  readonly openedAt: Date | null;
  readonly rulesHash: string | null;
  readonly isReopened: boolean;
  readonly mayReopen: boolean;
}

function Frozen({ slug, openedAt, rulesHash, isReopened, mayReopen }: FrozenProps) {
  return (
    <Card className="mb-8">
      {openedAt && <p className="font-semibold">{m.rounds_rules_frozen_at({ at: formatDateTime(openedAt) })}</p>}
      <p className="mt-2 text-sm text-soft">
        {m.rounds_rules_hash()}: <code className="break-all text-ink">{rulesHash}</code>
      </p>
      <p className="text-sm text-soft">{m.rounds_rules_hash_hint()}</p>
      {mayReopen && (
        <p className="mt-4">
          <ButtonLink to={paths.organiserRulesReopening(slug)}>
            {isReopened ? m.rounds_reopening_open() : m.rounds_reopen_title()}
          </ButtonLink>
        </p>
      )}
    </Card>
  );
}
