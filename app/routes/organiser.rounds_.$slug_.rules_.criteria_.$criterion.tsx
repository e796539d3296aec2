import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { saveRoundBands } from "~/domain/rounds/save-rules.server";
import { writtenRules } from "~/domain/rounds/written-rules.server";
import { leafNamed } from "~/domain/schemes/criteria";
import { BandsForm } from "~/domain/schemes/forms";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage } from "~/ui/rounds/round-name";
import { RulesFrame, rulesHeadOf } from "~/ui/rounds/rules-frame";
import { Findings } from "~/ui/schemes/draft-frame";
import { BandsEditor } from "~/ui/schemes/editors/bands-editor";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.schemes_bands_title({ code: data.criterion.code }) : m.common_brand() },
];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const written = await writtenRules(ctx, args.params.slug!);
    const code = args.params.criterion!;
    const criterion = leafNamed(written.rules.criteria.value, code);
    if (!criterion) throw new DomainError("not_found", m.schemes_criterion_unknown({ code }));
    return { head: rulesHeadOf(written), rules: written.rules, criterion, kept: written.kept.criteria ?? null };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const criterion = args.params.criterion!;
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await saveRoundBands(ctx, round.id, { criterion, form: await parseForm(ctx, BandsForm) });
    return redirectWithNotice(paths.organiserRulesBands(round.slug, criterion), m.schemes_saved());
  });
}

export default function RulesBands() {
  const { head, rules, criterion, kept } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result as SubmissionResult<string[]> | undefined;
  return (
    <RulesFrame
      head={head}
      current="criteria"
      title={m.schemes_bands_title({ code: criterion.code })}
      lead={m.schemes_bands_lead({
        title: inLanguage(criterion.title, criterion.titleEn),
        maximum: formatPoints(criterion.maximum),
        step: formatPoints(rules.scoreStep.value),
      })}
    >
      <Findings findings={head.findings.filter((finding) => finding.criterion === criterion.code)} />
      <BandsEditor
        key={head.version}
        draft={{ version: head.version, whyNotWrite: head.whyNotWrite ?? kept }}
        rules={rules}
        criterion={criterion}
        lastResult={lastResult}
      />
      <p className="mt-8">
        <Link to={paths.organiserRulesSection(head.slug, "criteria")}>{m.schemes_back_to_criteria()}</Link>
      </p>
    </RulesFrame>
  );
}
