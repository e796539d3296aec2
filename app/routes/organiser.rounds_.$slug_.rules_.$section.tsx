import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { saveRoundRules } from "~/domain/rounds/save-rules.server";
import { writtenRules } from "~/domain/rounds/written-rules.server";
import { SECTION_FORMS } from "~/domain/schemes/forms";
import { type Section, sectionNamed } from "~/domain/schemes/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { roundName } from "~/ui/rounds/round-name";
import { RulesFrame, RulesLinks, rulesHeadOf } from "~/ui/rounds/rules-frame";
import { Findings } from "~/ui/schemes/draft-frame";
import { sectionName } from "~/ui/schemes/rule-texts";
import { SectionEditor, sectionLead } from "~/ui/schemes/section-editor";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${sectionName(data.section)} · ${roundName(data.head)}` : m.common_brand() },
];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const section = sectionIn(args);
    const written = await writtenRules(ctx, args.params.slug!);
    return { section, head: rulesHeadOf(written), rules: written.rules, kept: written.kept[section] ?? null };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const section = sectionIn(args);
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await saveRoundRules(ctx, round.id, { section, form: await parseForm(ctx, SECTION_FORMS[section]) });
    return redirectWithNotice(paths.organiserRulesSection(round.slug, section), m.schemes_saved());
  });
}

function sectionIn({ params }: LoaderFunctionArgs | ActionFunctionArgs): Section {
  const section = sectionNamed(params.section);
  if (!section) throw new DomainError("not_found", m.errors_not_found_title());
  return section;
}

export default function RulesSection() {
  const { section, head, rules, kept } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result as SubmissionResult<string[]> | undefined;
  const edited = {
    version: head.version,
    whyNotWrite: head.whyNotWrite ?? kept,
    bandsTo: (criterion: string) => paths.organiserRulesBands(head.slug, criterion),
  };
  return (
    <RulesFrame head={head} current={section} title={sectionName(section)} lead={sectionLead(section)}>
      {kept && (
        <Alert tone="wait" className="mb-6">
          {kept}
        </Alert>
      )}
      <Findings findings={head.findings.filter((finding) => finding.section === section)} />
      <SectionEditor section={section} draft={edited} rules={rules} lastResult={lastResult} />
      <RulesLinks head={head} section={section} />
    </RulesFrame>
  );
}
