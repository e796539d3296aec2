import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { factsOfRound, groupsInUse } from "~/domain/rounds/facts.server";
import { ReopenRulesForm } from "~/domain/rounds/forms";
import { mayPrepareRounds, whyNotReopen, whyNotReopenRules } from "~/domain/rounds/policy";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { reopenRules } from "~/domain/rounds/reopen-rules.server";
import { writtenRules } from "~/domain/rounds/written-rules.server";
import { diffRules } from "~/domain/schemes/diff-rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { PostButton } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { roundName } from "~/ui/rounds/round-name";
import { RulesFrame, rulesHeadOf } from "~/ui/rounds/rules-frame";
import { saidChanges } from "~/ui/schemes/change-texts";
import { ChangesList } from "~/ui/schemes/changes-list";
import { Findings } from "~/ui/schemes/draft-frame";
import { ReopeningForm } from "./reopening-form";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.rounds_reopen_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const written = await writtenRules(ctx, args.params.slug!);
    const { round, rules, before, state } = written;
    const [facts, groups] = await Promise.all([factsOfRound(ctx, round.id), groupsInUse(ctx, round.id)]);
    const changes = state === "reopening" ? saidChanges(diffRules(before, rules), before, rules) : [];
    const whyNot = state === "reopening" ? whyNotReopenRules(round, rules, facts, groups) : whyNotReopen(round, facts);
    return {
      head: rulesHeadOf(written),
      changes,
      whyNot: mayPrepareRounds(ctx.actor, round.agencyId) ? whyNot : m.rounds_not_your_agency(),
    };
  });
}

/** The council's decision puts in force what was written. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const form = await parseForm(ctx, ReopenRulesForm);
    await reopenRules(ctx, round.id, form);
    return redirectWithNotice(paths.organiserRoundRules(round.slug), m.rounds_reopened({ number: form.number }));
  });
}

export default function Reopening() {
  const { head, changes, whyNot } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const { slug, findings } = head;
  if (head.state !== "reopening") {
    return (
      <RulesFrame head={head} current={null} title={m.rounds_reopen_title()} lead={m.rounds_reopen_lead()}>
        <PostButton action={paths.organiserReopeningStart(slug)} kind="main" whyNot={whyNot}>
          {m.rounds_reopening_start()}
        </PostButton>
      </RulesFrame>
    );
  }
  const refusal =
    whyNot ??
    (findings.length > 0 ? m.schemes_mend_first() : null) ??
    (changes.length === 0 ? m.rounds_reopen_no_change() : null);
  return (
    <RulesFrame head={head} current="overview" title={m.rounds_reopen_title()} lead={m.rounds_reopening_lead()}>
      {whyNot && (
        <Alert tone="bad" className="mb-6">
          {whyNot}
        </Alert>
      )}
      <Findings findings={findings} />
      <Alert>{m.rounds_reopening_groups_stay()}</Alert>
      <Section title={m.schemes_changes()}>
        <ChangesList groups={changes} />
      </Section>
      <ReopeningForm version={head.version} slug={slug} whyNot={refusal} lastResult={lastResult} />
      <div className="no-print mt-10 border-t border-line pt-5">
        <PostButton
          action={paths.organiserReopeningRemoval(slug)}
          kind="danger"
          fields={{ version: String(head.version) }}
        >
          {m.rounds_reopening_discard()}
        </PostButton>
      </div>
    </RulesFrame>
  );
}
