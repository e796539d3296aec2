import type { WaitingPaper } from "~/domain/paper-sheets/queries.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { Tag } from "~/ui/primitives/tag";

interface WaitingPapersProps {
  readonly slug: string;
  readonly waiting: readonly WaitingPaper[];
  readonly keyings: number;
  /** Whether the reader takes back what others read. */
  readonly mayWithdrawAll: boolean;
}

/** Papers that are half keyed, without a point. */
export function WaitingPapers({ slug, waiting, keyings, mayWithdrawAll }: WaitingPapersProps) {
  return (
    <DataTable
      caption={m.paper_waiting_title()}
      rows={waiting}
      rowKey={(paper) => paper.paperCode}
      empty={<p className="text-soft">{m.paper_waiting_none()}</p>}
      columns={[
        {
          head: m.paper_col_paper(),
          cell: (paper) => (
            <>
              <span className="font-semibold">{m.paper_keying_of(paper)}</span>
              <span className="block text-[0.9rem] font-normal text-soft">{paper.paperCode}</span>
            </>
          ),
        },
        { head: m.paper_col_juror(), cell: (paper) => paper.juror },
        {
          head: m.common_status(),
          cell: ({ keyed, isOpen }) => {
            if (!isOpen) return <Tag tone="bad">{m.paper_waiting_closed()}</Tag>;
            return (
              <Tag tone={keyed >= keyings ? "bad" : "wait"}>
                {keyed >= keyings ? m.paper_waiting_differs() : m.paper_waiting_keyed({ keyed, keyings })}
              </Tag>
            );
          },
        },
        {
          head: m.paper_col_next(),
          cell: (paper) => (
            <div className="flex flex-wrap items-center gap-2 max-sm:justify-end">
              {paper.isOpen && <Act slug={slug} paper={paper} keyings={keyings} />}
              {(mayWithdrawAll || (paper.isOwn && paper.keyed < keyings)) && (
                <ButtonLink small to={paths.organiserPaperWithdrawal(slug, paper.paperCode)}>
                  {m.paper_waiting_withdraw()}
                </ButtonLink>
              )}
            </div>
          ),
        },
      ]}
    />
  );
}

function Act({ slug, paper, keyings }: { slug: string; paper: WaitingPaper; keyings: number }) {
  if (paper.keyed >= keyings) {
    return (
      <ButtonLink small to={paths.organiserPaperResolution(slug, paper.paperCode)}>
        {m.paper_waiting_resolve()}
      </ButtonLink>
    );
  }
  if (paper.isOwn) return <span className="text-soft">{m.paper_waiting_own()}</span>;
  return (
    <ButtonLink small to={paths.organiserPaperSheet(slug, paper.paperCode)}>
      {m.paper_waiting_key()}
    </ButtonLink>
  );
}
