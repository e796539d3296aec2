import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";

interface Recipient {
  readonly number: string;
  readonly signName: string;
  /** Null once it was erased. */
  readonly email: string | null;
}

/** Applications a message goes to, or went to. */
export function RecipientTable({ rows }: { readonly rows: readonly Recipient[] }) {
  return (
    <DataTable
      caption={m.exhibitors_message_recipients()}
      rows={rows}
      rowKey={({ number }) => number}
      columns={[
        {
          head: m.exhibitors_application_column(),
          cell: ({ number, signName }) => (
            <>
              <strong>{number}</strong> {signName}
            </>
          ),
        },
        {
          head: m.exhibitors_contact_column(),
          cell: ({ email }) =>
            email === null ? (
              <span className="text-soft">{m.exhibitors_contact_erased()}</span>
            ) : (
              <span className="wrap-anywhere">{email}</span>
            ),
        },
      ]}
    />
  );
}
