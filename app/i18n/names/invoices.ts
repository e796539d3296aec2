import { m } from "~/i18n/paraglide/messages";
import type { MoneyStanding, PaymentKind, TransferFinding } from "~/lib/vocabulary";
import { speak } from "./speak";

export const moneyStandingName = /* @__PURE__ */ speak<MoneyStanding>({
  refund: m.invoices_standing_refund,
  not_billed: m.invoices_standing_not_billed,
  changed: m.invoices_standing_changed,
  late: m.invoices_standing_late,
  part: m.invoices_standing_part,
  open: m.invoices_standing_open,
  settled: m.invoices_standing_settled,
  ended: m.invoices_standing_ended,
});

export const paymentKindName = /* @__PURE__ */ speak<PaymentKind>({
  transfer: m.invoices_kind_transfer,
  cash: m.invoices_kind_cash,
  refund: m.invoices_kind_refund,
});

export const transferFindingName = /* @__PURE__ */ speak<TransferFinding>({
  exact: m.invoices_finding_exact,
  too_small: m.invoices_finding_too_small,
  part: m.invoices_finding_part,
  too_large: m.invoices_finding_too_large,
  duplicate: m.invoices_finding_duplicate,
  cancelled: m.invoices_finding_cancelled,
  several: m.invoices_finding_several,
  wrong_reference: m.invoices_finding_wrong_reference,
  unknown: m.invoices_finding_unknown,
  doubtful: m.invoices_finding_doubtful,
});
