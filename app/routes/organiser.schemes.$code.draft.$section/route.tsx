import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { DomainError } from "~/domain/errors";
import { draftOf } from "~/domain/schemes/drafts.server";
import { SECTION_FORMS } from "~/domain/schemes/forms";
import { SECTIONS, type Section } from "~/domain/schemes/rules";
import { saveDraft } from "~/domain/schemes/save-draft.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage } from "~/ui/rounds/round-name";
import { DraftFrame, Findings, SectionLinks } from "~/ui/schemes/draft-frame";
import { sectionName } from "~/ui/schemes/rule-texts";
import type { EditorProps } from "~/ui/schemes/section-form";
import { CapsEditor } from "./caps-editor";
import { ClocksEditor } from "./clocks-editor";
import { CouncilEditor } from "./council-editor";
import { CriteriaEditor } from "./criteria-editor";
import { DossierEditor } from "./dossier-editor";
import { EntryEditor } from "./entry-editor";
import { ScoringEditor } from "./scoring-editor";
import { TiersEditor } from "./tiers-editor";

export const handle = { hydrate: true };

const EDITORS: Record<Section, (props: EditorProps) => ReactNode> = {
  entry: EntryEditor,
  dossier: DossierEditor,
  criteria: CriteriaEditor,
  scoring: ScoringEditor,
  caps: CapsEditor,
  tiers: TiersEditor,
  council: CouncilEditor,
  clocks: ClocksEditor,
};

const LEADS: Record<Section, () => string> = {
  entry: m.schemes_lead_entry,
  dossier: m.schemes_lead_dossier,
  criteria: m.schemes_lead_criteria,
  scoring: m.schemes_lead_scoring,
  caps: m.schemes_lead_caps,
  tiers: m.schemes_lead_tiers,
  council: m.schemes_lead_council,
  clocks: m.schemes_lead_clocks,
};

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `${sectionName(data.section)} · ${inLanguage(data.draft.scheme.name, data.draft.scheme.nameEn)}`
      : m.common_brand(),
  },
];

/** Who was told that someone else has saved gets to see what is there now, beside their own typing. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return actionStatus === 409 || defaultShouldRevalidate;
}

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
  const section = SECTIONS.find((one) => one === params.section);
  if (!section) throw new DomainError("not_found", m.errors_not_found_title());
  return section;
}

export default function DraftSection() {
  const { section, draft } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result as SubmissionResult<string[]> | undefined;
  const Editor = EDITORS[section];
  return (
    <DraftFrame draft={draft} current={section} title={sectionName(section)} lead={LEADS[section]()}>
      <Findings findings={draft.findings.filter((finding) => finding.section === section)} />
      {/* Saved once more, it is another form: its lines are then known by what they were saved as. */}
      <Editor key={`${section} ${draft.saved?.version}`} draft={draft} rules={draft.rules} lastResult={lastResult} />
      <SectionLinks code={draft.scheme.code} section={section} />
    </DraftFrame>
  );
}
