import type { ReactNode } from "react";
import type { Section } from "~/domain/schemes/rules";
import { m } from "~/i18n/paraglide/messages";
import { CapsEditor } from "./editors/caps-editor";
import { ClocksEditor } from "./editors/clocks-editor";
import { CouncilEditor } from "./editors/council-editor";
import { CriteriaEditor } from "./editors/criteria-editor";
import { DossierEditor } from "./editors/dossier-editor";
import { EntryEditor } from "./editors/entry-editor";
import { ScoringEditor } from "./editors/scoring-editor";
import { TiersEditor } from "./editors/tiers-editor";
import type { EditorProps } from "./section-form";

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

/** What a section is about, in a sentence. */
export const sectionLead = (section: Section): string => LEADS[section]();

interface SectionEditorProps extends EditorProps {
  readonly section: Section;
}

/** The form of a section, whosever rules they are. */
export function SectionEditor({ section, ...props }: SectionEditorProps) {
  const Editor = EDITORS[section];
  // Saved once more, it is another form: its lines are then known by what they were saved as.
  return <Editor key={`${section} ${props.draft.version}`} {...props} />;
}
