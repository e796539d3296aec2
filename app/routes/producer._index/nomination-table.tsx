import { Link } from "@remix-run/react";
import type { OwnNomination } from "~/domain/nominations/queries.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import type { ResultKind } from "~/lib/vocabulary";
import { NominationTag } from "~/ui/nominations/nomination-tag";
import { ResultTag } from "~/ui/nominations/result-tag";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { roundName } from "~/ui/rounds/round-name";

interface NominationTableProps {
  /** `result`: what was told of it once results were released. */
  readonly nominations: readonly (OwnNomination & { readonly result: ResultKind | null })[];
}

export function NominationTable({ nominations }: NominationTableProps) {
  return (
    <DataTable
      caption={m.nominations_list_caption()}
      rows={nominations}
      rowKey={(row) => row.id}
      empty={<EmptyState title={m.nominations_empty_title()}>{m.nominations_empty_text()}</EmptyState>}
      columns={[
        {
          head: m.nominations_product(),
          cell: (row) => (
            <Link to={paths.producerNomination(row.id)} className="font-semibold">
              {row.productName}
            </Link>
          ),
        },
        { head: m.nominations_round(), cell: (row) => roundName(row.round) },
        {
          head: m.nominations_code(),
          className: "whitespace-nowrap",
          cell: (row) => row.code ?? <span className="text-soft">{m.common_not_yet()}</span>,
        },
        {
          head: m.nominations_state(),
          className: "whitespace-nowrap",
          cell: (row) => (row.result ? <ResultTag kind={row.result} /> : <NominationTag state={row.state} />),
        },
      ]}
    />
  );
}
