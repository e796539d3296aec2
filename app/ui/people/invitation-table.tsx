import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PostButton } from "~/ui/primitives/button";
import { type Column, DataTable } from "~/ui/primitives/data-table";
import { Tag } from "~/ui/primitives/tag";
import { MailAddress } from "./mail-address";

export interface InvitationRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly where: string | null;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly isExpired: boolean;
  readonly isMine: boolean;
}

interface InvitationTableProps {
  readonly rows: readonly InvitationRow[];
  /** The page to come back to after an act. */
  readonly returnTo: string;
  /** Say the place too: the table is about more than one. */
  readonly showsPlace?: boolean;
}

/** Invitations that wait for an answer, each with what may be done about it. */
export function InvitationTable({ rows, returnTo, showsPlace }: InvitationTableProps) {
  const columns: Column<InvitationRow>[] = [
    { head: m.people_invitee(), cell: (row) => <Person name={row.name} email={row.email} /> },
    { head: m.people_role(), cell: (row) => roleName(row.role) },
    ...(showsPlace
      ? [{ head: m.people_where(), cell: (row: InvitationRow) => row.where ?? m.people_whole_site() }]
      : []),
    { head: m.people_invited_by(), cell: (row) => `${row.invitedBy}, ${formatDate(row.createdAt)}` },
    {
      head: m.people_link_until(),
      cell: (row) => (row.isExpired ? <Tag tone="wait">{m.people_link_expired()}</Tag> : formatDate(row.expiresAt)),
      className: "whitespace-nowrap",
    },
    { head: m.people_acts(), cell: (row) => row.isMine && <Acts row={row} returnTo={returnTo} /> },
  ];
  return (
    <DataTable
      caption={m.people_open_invitations()}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="text-soft">{m.people_no_invitations()}</p>}
    />
  );
}

function Acts({ row, returnTo }: { row: InvitationRow; returnTo: string }) {
  return (
    <span className="flex flex-wrap gap-2">
      <PostButton small action={paths.invitationResending(row.id)} fields={{ returnTo }}>
        {m.people_resend()}
      </PostButton>
      <PostButton small kind="danger" action={paths.invitationRevocation(row.id)} fields={{ returnTo }}>
        {m.people_revoke()}
      </PostButton>
    </span>
  );
}

/** A name and, below it, the address that tells two of one name apart. */
export function Person({ name, email }: { name: string; email: string }) {
  return (
    <span className="grid min-w-0">
      <b>{name}</b>
      <span className="min-w-0 text-sm font-normal text-soft">
        <MailAddress address={email} />
      </span>
    </span>
  );
}
