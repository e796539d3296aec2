import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { Tag } from "~/ui/primitives/tag";
import { Person } from "./invitation-table";

export interface MemberRow {
  readonly membershipId: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly startedAt: Date;
  readonly disabledAt: Date | null;
}

/** Who holds a role here. mayEnd: whether the one who looks may end such a role. */
export function MemberTable(props: {
  rows: readonly MemberRow[];
  returnTo: string;
  mayEnd: (row: MemberRow) => boolean;
}) {
  const { rows, returnTo, mayEnd } = props;
  return (
    <DataTable
      caption={m.people_members()}
      rows={rows}
      rowKey={(row) => row.membershipId}
      empty={<p className="text-soft">{m.people_no_members()}</p>}
      columns={[
        { head: m.people_person(), cell: (row) => <Person name={row.name} email={row.email} /> },
        {
          head: m.people_role(),
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-2">
              {roleName(row.role)}
              {row.disabledAt && <Tag tone="bad">{m.people_disabled()}</Tag>}
            </span>
          ),
        },
        { head: m.people_since(), cell: (row) => formatDate(row.startedAt) },
        {
          head: m.people_acts(),
          cell: (row) =>
            mayEnd(row) && (
              <ButtonLink small to={paths.membershipEnd(row.membershipId, { returnTo })}>
                {m.people_end_role()}
              </ButtonLink>
            ),
        },
      ]}
    />
  );
}
