import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";

interface WithdrawLinkProps {
  readonly application: { readonly id: string; readonly whyNotWithdraw: string | null };
}

/** The way to take an application back, while it may be. */
export function WithdrawLink({ application: { id, whyNotWithdraw } }: WithdrawLinkProps) {
  if (whyNotWithdraw !== null) return null;
  return (
    <p>
      <ButtonLink kind="quiet" to={paths.applicationWithdrawal(id)}>
        {m.applications_withdraw()}
      </ButtonLink>
    </p>
  );
}
