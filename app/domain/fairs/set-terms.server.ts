import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { boundBy, whyNotRebind } from "./bound.server";
import type { TermsForm } from "./forms";
import { lockToPrepare, writeFair } from "./lock-to-prepare.server";
import { bindingChanges, contradictionsIn, rulesFrom } from "./terms";

/** The field of the form that says a rule. */
const FIELD = {
  cornerSurcharge: "cornerSurcharge",
  support: "support",
  deposit: "deposit",
  refunds: "refunds",
  cancellation: "cancellation",
} as const;

/**
 * The terms of a fair, each with the text that says so.
 * Refused: as `lockToPrepare`; "invalid" with its field for what contradicts itself; "closed" for another surcharge, support, deposit
 * or refund while someone was accepted on the old one.
 */
export function setTerms(ctx: Context, fairId: string, input: TermsForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToPrepare(ctx, fairId, input.version);
    const rules = rulesFrom(input);
    const contradictions = contradictionsIn(rules);
    const [first] = Object.values(contradictions);
    if (first) throw new DomainError("invalid", first[0]!, contradictions);
    const changed = bindingChanges(fair.rules, rules);
    const bound = changed.length > 0 ? whyNotRebind(await boundBy(ctx, fair.id)) : null;
    if (bound) {
      throw new DomainError("closed", bound, Object.fromEntries(changed.map((rule) => [FIELD[rule], [bound]])));
    }
    await writeFair(ctx, fair.id, { rules });
    await recordAudit(ctx, {
      act: "fairs.terms_set",
      subject: { kind: "fair", id: fair.id },
      before: { ...fair.rules },
      after: { ...rules },
    });
  });
}
