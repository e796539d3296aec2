import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { type FairDetails, fairAtWork } from "../fairs/fair-details.server";
import { accountInForce } from "./account.server";
import { sumsOf } from "./lines";
import { moneyOf } from "./money.server";
import { whyNotBill } from "./policy";
import { noticeNumber } from "./words";

/** An application that a notice is due for. Whole đồng. */
export interface ToIssue {
  readonly applicationId: string;
  readonly applicationNumber: string;
  readonly applicant: string;
  readonly booths: number;
  readonly support: number;
  readonly payable: number;
  /** The notice whose place it takes. */
  readonly replaces: string | null;
}

export interface IssuingDesk {
  readonly fair: FairDetails;
  readonly rows: readonly ToIssue[];
  readonly hasAccount: boolean;
  readonly whyNot: string | null;
}

/** Whom notices are due for: those without one, and those whose notice no longer says what they have. Refused as `fairAtWork`. */
export async function issuingDesk(ctx: Context, slug: string): Promise<IssuingDesk> {
  const fair = await fairAtWork(ctx, slug);
  const [all, account] = await Promise.all([moneyOf(ctx, fair), accountInForce(ctx, fair.agencyId)]);
  const rows = all
    .filter((one) => one.isBillable && (one.notice === null || one.isChanged))
    .map((one) => {
      const { support, payable } = sumsOf(one.lines, fair.rules);
      return {
        applicationId: one.id,
        applicationNumber: one.number,
        applicant: one.applicant,
        booths: one.basis.booths.length,
        support,
        payable,
        replaces: one.notice && noticeNumber(one.notice.number, fair.code),
      };
    });
  const whyNot = whyNotBill(ctx.actor, fair) ?? (fair.cancelledAt ? m.fairs_is_cancelled() : null);
  return { fair, rows, hasAccount: account !== null, whyNot };
}
