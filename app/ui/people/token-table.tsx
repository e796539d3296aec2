import { paths } from "~/http/paths";
import { formatDate, formatTimeAgo } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";

interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

interface TokenTableProps {
  readonly tokens: readonly TokenRow[];
  readonly now: Date;
  /** The page to come back to after revoking one. */
  readonly returnTo: string;
}

/** Tokens of the API that work now. */
export function TokenTable({ tokens, now, returnTo }: TokenTableProps) {
  return (
    <DataTable
      caption={m.people_tokens()}
      rows={tokens}
      rowKey={(token) => token.id}
      empty={<p className="text-soft">{m.people_no_tokens()}</p>}
      columns={[
        { head: m.people_token_name(), cell: (token) => <b>{token.name}</b> },
        { head: m.people_token_scopes(), cell: (token) => token.scopes.map(scopeName).join(", ") },
        {
          head: m.people_token_created(),
          cell: (token) => formatDate(token.createdAt),
          className: "whitespace-nowrap",
        },
        {
          head: m.people_token_last_used(),
          cell: (token) => (token.lastUsedAt ? formatTimeAgo(token.lastUsedAt, now) : m.people_token_never_used()),
        },
        {
          head: m.people_token_expires(),
          cell: (token) => formatDate(token.expiresAt),
          className: "whitespace-nowrap",
        },
        {
          head: m.people_acts(),
          cell: (token) => (
            <ButtonLink small kind="danger" to={paths.tokenRevocation(token.id, { returnTo })}>
              {m.people_token_revoke()}
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}

function scopeName(scope: string): string {
  const names: Record<string, () => string> = {
    judging: m.people_scope_judging,
    booths: m.people_scope_booths,
    read: m.people_scope_read,
  };
  return names[scope]?.() ?? scope;
}
