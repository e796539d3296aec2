import type { ReactNode } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { FairHead, type HeadFair } from "~/ui/fairs/fair-head";
import { Tabs } from "~/ui/primitives/tabs";

interface MoneyHeadProps {
  readonly fair: HeadFair;
  readonly current: "notices" | "statements";
  /** Transfers that wait for a person. */
  readonly open: number;
  readonly actions?: ReactNode;
}

/** Notices on one side, what the bank says on the other. */
export function MoneyHead({ fair, current, open, actions }: MoneyHeadProps) {
  return (
    <>
      <FairHead fair={fair} current="money" actions={actions} />
      <Tabs
        label={m.invoices_title()}
        items={[
          { label: m.invoices_notices(), to: paths.organiserMoney(fair.slug), current: current === "notices" },
          {
            label: m.invoices_statements(),
            to: paths.organiserStatements(fair.slug),
            current: current === "statements",
            ...(open > 0 && { count: open }),
          },
        ]}
      />
    </>
  );
}
