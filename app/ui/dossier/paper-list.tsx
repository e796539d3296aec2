import { FileText } from "lucide-react";
import type { ReactNode } from "react";
import type { Paper } from "~/domain/nominations/forms";
import { paths } from "~/http/paths";
import { paperKindName } from "~/i18n/names";
import { paperFacts } from "~/ui/papers/paper-facts";

interface PaperListProps {
  readonly papers: readonly Paper[];
  /** Acts on one paper, where it is still written. */
  readonly actions?: (paper: Paper) => ReactNode;
}

/** The papers of a dossier, each opening its file. */
export function PaperList({ papers, actions }: PaperListProps) {
  return (
    <ul className="grid">
      {papers.map((paper) => (
        <li
          key={paper.fileId}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3 last:border-0"
        >
          <FileText size={22} aria-hidden className="flex-none text-soft" />
          <div className="min-w-0 flex-1">
            <a href={paths.file(paper.fileId, "original")} target="_blank" rel="noreferrer" className="font-semibold">
              {paperKindName(paper.kind)}
            </a>
            <p className="text-sm text-soft">{[...paperFacts(paper), paper.name].join(" · ")}</p>
          </div>
          {actions?.(paper)}
        </li>
      ))}
    </ul>
  );
}
