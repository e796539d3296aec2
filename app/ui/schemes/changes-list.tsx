import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";
import type { SaidChange, SaidChanges } from "./change-texts";
import { sectionName } from "./rule-texts";

interface ChangesListProps {
  readonly groups: readonly SaidChanges[];
  /** Said where nothing differs. */
  readonly none?: string;
}

/** What differs between two rules, by section: before and after in words. */
export function ChangesList({ groups, none = m.schemes_no_changes() }: ChangesListProps) {
  if (groups.length === 0) return <p className="text-soft">{none}</p>;
  return (
    <div className="grid gap-8">
      {groups.map(({ section, changes }) => (
        <section key={section}>
          <h2 className="mb-3 text-xl">{sectionName(section)}</h2>
          <DataTable
            caption={sectionName(section)}
            rows={changes.map((change, place) => ({ ...change, place }))}
            rowKey={(change) => String(change.place)}
            columns={[
              { head: m.schemes_change_what(), cell: (change) => change.what, className: "font-semibold sm:w-1/3" },
              {
                head: m.schemes_change_before(),
                className: "sm:w-1/3",
                cell: (change) => <Before change={change} />,
              },
              { head: m.schemes_change_after(), className: "sm:w-1/3", cell: (change) => <After change={change} /> },
            ]}
          />
        </section>
      ))}
    </div>
  );
}

function Before({ change: { before } }: { change: SaidChange }) {
  if (before === null) return <span className="text-soft">{m.schemes_change_new()}</span>;
  return <del className="whitespace-pre-line max-sm:text-left text-soft decoration-bad-ink/60">{before}</del>;
}

function After({ change: { after } }: { change: SaidChange }) {
  if (after === null) return <span className="font-semibold text-bad-ink">{m.schemes_change_gone()}</span>;
  return <ins className="whitespace-pre-line max-sm:text-left font-semibold text-ok-ink no-underline">{after}</ins>;
}
