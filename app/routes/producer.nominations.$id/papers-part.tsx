import { Trash2 } from "lucide-react";
import type { Nomination } from "~/domain/nominations/queries.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { PaperList } from "~/ui/dossier/paper-list";
import { PaperForm } from "~/ui/nominations/paper-form";
import { PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";

/** The papers of a dossier that is written. */
export function PapersPart({ nomination: { id, dossier }, mostBytes }: { nomination: Nomination; mostBytes: number }) {
  return (
    <Section title={m.nominations_papers_section()}>
      <p className="mb-4 text-soft">{m.nominations_papers_lead()}</p>
      <Card className="mb-6">
        {dossier.papers.length === 0 ? (
          <p className="text-soft">{m.nominations_papers_empty()}</p>
        ) : (
          <PaperList
            papers={dossier.papers}
            actions={(paper) => (
              <PostButton
                action={paths.producerPaperRemoval(id, paper.fileId)}
                kind="quiet"
                icon={<Trash2 size={18} aria-hidden />}
              >
                {m.common_remove()}
              </PostButton>
            )}
          />
        )}
      </Card>
      <Card>
        <h3 className="mb-4">{m.nominations_paper_add_title()}</h3>
        {/* A new form after each paper, empty again. */}
        <PaperForm
          key={dossier.papers.length}
          action={paths.producerNominationPapers(id)}
          mostBytes={mostBytes}
          result={undefined}
        />
      </Card>
    </Section>
  );
}
