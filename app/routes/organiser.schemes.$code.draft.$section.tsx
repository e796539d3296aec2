import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { draftOf } from "~/domain/schemes/drafts.server";
import { SECTION_FORMS } from "~/domain/schemes/forms";
import { type Section, sectionNamed } from "~/domain/schemes/rules";
import { saveDraft } from "~/domain/schemes/save-draft.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage } from "~/ui/rounds/round-name";
import { DraftFrame, Findings, SectionLinks } from "~/ui/schemes/draft-frame";
import { sectionName } from "~/ui/schemes/rule-texts";
import { SectionEditor, sectionLead } from "~/ui/schemes/section-editor";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `${sectionName(data.section)} · ${inLanguage(data.draft.scheme.name, data.draft.scheme.nameEn)}`
      : m.common_brand(),
  },
];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({
    section: sectionIn(args),
    draft: await draftOf(ctx, args.params.code!),
  }));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const code = args.params.code!;
    const section = sectionIn(args);
    await saveDraft(ctx, code, { section, form: await parseForm(ctx, SECTION_FORMS[section]) });
    return redirectWithNotice(paths.organiserSchemeSection(code, section), m.schemes_saved());
  });
}

function sectionIn({ params }: LoaderFunctionArgs | ActionFunctionArgs): Section {
  const section = sectionNamed(params.section);
  if (!section) throw new DomainError("not_found", m.errors_not_found_title());
  return section;
}

export default function DraftSection() {
  const { section, draft } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result as SubmissionResult<string[]> | undefined;
  const { code } = draft.scheme;
  const edited = {
    version: draft.saved?.version ?? 0,
    whyNotWrite: draft.whyNotWrite,
    bandsTo: (criterion: string) => paths.organiserSchemeBands(code, criterion),
  };
  return (
    <DraftFrame draft={draft} current={section} title={sectionName(section)} lead={sectionLead(section)}>
      <Findings findings={draft.findings.filter((finding) => finding.section === section)} />
      <SectionEditor section={section} draft={edited} rules={draft.rules} lastResult={lastResult} />
      <SectionLinks code={code} section={section} />
    </DraftFrame>
  );
}
