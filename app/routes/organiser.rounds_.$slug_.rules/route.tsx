import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { editRules } from "~/domain/rounds/edit-rules.server";
import { RulesForm } from "~/domain/rounds/forms";
import { mayPrepareRounds } from "~/domain/rounds/policy";
import { criteriaTree, roundToWorkOn, territoryOf } from "~/domain/rounds/queries.server";
import { ruleChangesOf } from "~/domain/rounds/rule-changes.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";
import { CitedRules } from "~/ui/rounds/cited-rules";
import { CriteriaTable } from "~/ui/rounds/criteria-table";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";
import { RuleChanges } from "~/ui/rounds/rule-changes";
import { RulesEditor } from "./rules-editor";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.rounds_rules_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const [criteria, territory, ruleChanges] = await Promise.all([
      criteriaTree(ctx, round.id),
      territoryOf(ctx, round.id),
      ruleChangesOf(ctx, round.id),
    ]);
    return {
      head: headOf(round, ctx.now),
      rules: round.rules,
      rulesHash: round.rulesHash,
      openedAt: round.openedAt,
      criteria,
      ruleChanges,
      territory: territory.length,
      mayReopen: round.openedAt !== null && mayPrepareRounds(ctx.actor, round.agencyId),
      mayEdit: round.openedAt === null && mayPrepareRounds(ctx.actor, round.agencyId),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await editRules(ctx, round.id, await parseForm(ctx, RulesForm));
    return redirectWithNotice(paths.organiserRound(round.slug), m.rounds_rules_saved());
  });
}

export default function Rules() {
  const { head, rules, rulesHash, openedAt, criteria, ruleChanges, territory, mayEdit, mayReopen } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  return (
    <Page>
      <RoundHead round={head} current="rules" />
      <nav className="mb-6 flex flex-wrap gap-x-6 gap-y-1" aria-label={m.rounds_rules_title()}>
        <Link to={paths.organiserRoundTerritory(head.slug)}>
          {m.rounds_territory_title()} ({m.rounds_territory_count({ count: territory })})
        </Link>
        <Link to={paths.organiserRoundTimetable(head.slug)}>{m.rounds_timetable_title()}</Link>
      </nav>
      {mayEdit ? (
        <RulesEditor rules={rules} slug={head.slug} lastResult={lastResult} />
      ) : (
        <>
          {openedAt && rulesHash && (
            <Card className="mb-8">
              <p className="font-semibold">{m.rounds_rules_frozen_at({ at: formatDateTime(openedAt) })}</p>
              <p className="mt-2 text-sm text-soft">
                {m.rounds_rules_hash()}: <code className="break-all text-ink">{rulesHash}</code>
              </p>
              <p className="text-sm text-soft">{m.rounds_rules_hash_hint()}</p>
              {mayReopen && (
                <p className="mt-4">
                  <ButtonLink to={paths.organiserRulesReopening(head.slug)}>{m.rounds_reopen_title()}</ButtonLink>
                </p>
              )}
            </Card>
          )}
          <RuleChanges changes={ruleChanges} />
          <CitedRules rules={rules} />
          <Section title={m.rounds_group_criteria()}>
            <CriteriaTable criteria={criteria} />
          </Section>
        </>
      )}
    </Page>
  );
}
