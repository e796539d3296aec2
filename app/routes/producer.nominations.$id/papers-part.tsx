import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import type { CheckedItem } from "~/domain/nominations/checklist";
import type { Paper } from "~/domain/nominations/forms";
import type { Nomination } from "~/domain/nominations/queries.server";
import type { OfferedPaper } from "~/domain/papers/queries.server";
import { paths } from "~/http/paths";
import { paperKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PAPER_KINDS, type PaperKind } from "~/lib/vocabulary";
import { PaperList } from "~/ui/dossier/paper-list";
import { paperFacts } from "~/ui/papers/paper-facts";
import { PaperForm } from "~/ui/papers/paper-form";
import { PaperStateTag } from "~/ui/papers/paper-state";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";
import { inLanguage } from "~/ui/rounds/round-name";

/** A line of the round's checklist, with what was given for it. */
export type AskedPaper = Pick<CheckedItem, "item" | "papers">;

interface PapersPartProps {
  readonly nomination: Nomination;
  readonly asked: readonly AskedPaper[];
  readonly vault: readonly OfferedPaper[];
  readonly mostBytes: number;
}

/** The papers of a dossier that is written: what the round asks for, line by line, each chosen from the vault or uploaded. */
export function PapersPart({ nomination: { id, dossier }, asked, vault, mostBytes }: PapersPartProps) {
  const free = vault.filter((one) => !dossier.papers.some((paper) => paper.fileId === one.fileId));
  const kinds = asked.map(({ item }) => item.kind);
  const others = PAPER_KINDS.filter((kind) => !kinds.includes(kind));
  const otherPapers = dossier.papers.filter((paper) => others.includes(paper.kind));
  const part = { nominationId: id, mostBytes, count: dossier.papers.length };
  return (
    <Section
      className="mb-10"
      title={m.nominations_papers_section()}
      actions={
        <ButtonLink small to={paths.producerPapers(dossier.establishment.id)}>
          {m.papers_title()}
        </ButtonLink>
      }
    >
      <p className="mb-4 text-soft">{m.nominations_papers_lead()}</p>
      <ul className="grid gap-4">
        {asked.map(({ item, papers }) => (
          <Line
            key={item.code}
            {...part}
            id={item.code}
            tag={papers.length > 0 ? "there" : item.needed}
            title={inLanguage(item.name, item.nameEn)}
            papers={papers}
            free={free.filter((paper) => paper.kind === item.kind)}
            kinds={[item.kind]}
          />
        ))}
        <Line
          {...part}
          id="other"
          tag={null}
          title={asked.length > 0 ? m.nominations_papers_other() : m.nominations_paper_add_title()}
          papers={otherPapers}
          free={free.filter((paper) => others.includes(paper.kind))}
          kinds={others}
        />
      </ul>
    </Section>
  );
}

const TAGS: Readonly<Record<"there" | "required" | "if_any", () => ReactNode>> = {
  there: () => <Tag tone="ok">{m.nominations_papers_there()}</Tag>,
  required: () => <Tag tone="bad">{m.nominations_papers_required()}</Tag>,
  if_any: () => <Tag tone="plain">{m.nominations_papers_if_any()}</Tag>,
};

interface LineProps {
  readonly nominationId: string;
  readonly mostBytes: number;
  /** Of all papers in the dossier. */
  readonly count: number;
  readonly id: string;
  readonly tag: keyof typeof TAGS | null;
  readonly title: string;
  readonly papers: readonly Paper[];
  /** Of the vault, not in the dossier yet. */
  readonly free: readonly OfferedPaper[];
  readonly kinds: readonly PaperKind[];
}

function Line({ nominationId, mostBytes, count, id, tag, title, papers, free, kinds }: LineProps) {
  return (
    <Card as="li" className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <h3 className="min-w-0 text-lg">{title}</h3>
        {tag && TAGS[tag]()}
      </div>
      {papers.length > 0 && (
        <PaperList
          papers={papers}
          actions={(paper) =>
            paper.isCertified ? (
              <span className="text-sm text-soft">{m.nominations_paper_by_system()}</span>
            ) : (
              <PostButton
                action={paths.producerPaperRemoval(nominationId, paper.fileId)}
                kind="quiet"
                icon={<Trash2 size={18} aria-hidden />}
              >
                {m.common_remove()}
              </PostButton>
            )
          }
        />
      )}
      {free.length > 0 && (
        <ul className="grid gap-2">
          {free.map((paper) => (
            <li
              key={paper.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-field bg-wash px-3.5 py-2.5"
            >
              <span className="min-w-0">
                <span className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
                  {paperKindName(paper.kind)}
                  <PaperStateTag state={paper.state} />
                </span>
                <span className="block text-sm text-soft">{[...paperFacts(paper), paper.name].join(" · ")}</span>
              </span>
              {paper.state.kind === "expired" ? (
                <ButtonLink to={paths.producerPaperRenewal(paper.id)}>{m.papers_renew()}</ButtonLink>
              ) : (
                <PostButton action={paths.producerVaultPapers(nominationId)} fields={{ paperId: paper.id }}>
                  {m.papers_use()}
                </PostButton>
              )}
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary className="min-h-11 content-center font-semibold text-indigo">{m.nominations_papers_upload()}</summary>
        <div className="pt-3">
          {/* A new form after each paper, empty again. */}
          <PaperForm
            key={count}
            id={`paper-${id}`}
            asks="dossier"
            action={paths.producerNominationPapers(nominationId)}
            kinds={kinds}
            mostBytes={mostBytes}
            result={undefined}
          />
        </div>
      </details>
    </Card>
  );
}
