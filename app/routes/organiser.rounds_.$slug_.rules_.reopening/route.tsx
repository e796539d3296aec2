import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { factsOfRound } from "~/domain/rounds/facts.server";
import { ReopenRulesForm, withRuleFields } from "~/domain/rounds/forms";
import { mayPrepareRounds, whyNotReopenRules } from "~/domain/rounds/policy";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { checkReopening, reopenRules } from "~/domain/rounds/reopen-rules.server";
import { diffRules } from "~/domain/schemes/diff-rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";
import { saidChanges } from "~/ui/schemes/change-texts";
import { ReopeningForm } from "./reopening-form";
import { ReviewPage } from "./review-page";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.rounds_reopen_title()} · ${data ? roundName(data.round) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { slug, name, nameEn, rules, rulesHash } = round;
    return {
      round: { slug, name, nameEn },
      rules,
      seen: rulesHash ?? "",
      whyNot: mayPrepareRounds(ctx.actor, round.agencyId)
        ? whyNotReopenRules(round, rules, await factsOfRound(ctx, round.id))
        : m.rounds_not_your_agency(),
    };
  });
}

/** First what would become different is shown, with all that was typed; the second time it is done. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const form = await parseForm(ctx, ReopenRulesForm);
    const rules = withRuleFields(round.rules, form);
    const input = { ...form, rules };
    if (form.confirmed) {
      await reopenRules(ctx, round.id, input);
      return redirectWithNotice(paths.organiserRoundRules(round.slug), m.rounds_reopened({ number: form.number }));
    }
    await checkReopening(ctx, round, input);
    const groups = saidChanges(diffRules(round.rules, rules), round.rules, rules);
    return data({ groups, typed: ctx.submission!.payload, form, result: undefined });
  });
}

export default function Reopening() {
  const { round, rules, seen, whyNot } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && "groups" in answer) {
    const { number, decidedOn, reason } = answer.form;
    return <ReviewPage round={round} {...{ number, decidedOn, reason }} groups={answer.groups} typed={answer.typed} />;
  }
  return (
    <Page>
      <PageHeader
        title={m.rounds_reopen_title()}
        lead={m.rounds_reopen_lead()}
        breadcrumbs={[
          { label: roundName(round), to: paths.organiserRound(round.slug) },
          { label: m.rounds_rules_title(), to: paths.organiserRoundRules(round.slug) },
        ]}
      />
      {whyNot ? (
        <Alert>{whyNot}</Alert>
      ) : (
        <ReopeningForm rules={rules} seen={seen} slug={round.slug} lastResult={answer?.result} />
      )}
    </Page>
  );
}
