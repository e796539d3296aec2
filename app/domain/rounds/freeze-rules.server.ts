import type { WriteContext } from "../context";
import { recordEvent } from "../ledger/record-event.server";
import type { SchemeRules } from "../schemes/rules";
import { type CriterionNode, criteriaTree } from "./queries.server";

/** Say in the ledger under which rules a round goes on: whoever counts from it alone takes the last such event before a point. */
export async function freezeRules(
  ctx: WriteContext,
  round: {
    readonly id: string;
    readonly rules: SchemeRules;
    readonly rulesHash: string;
    readonly scheme: { readonly code: string; readonly version: number };
  },
): Promise<void> {
  await recordEvent(ctx, {
    roundId: round.id,
    kind: "rules_frozen",
    payload: {
      rules: round.rules,
      rulesHash: round.rulesHash,
      scheme: { code: round.scheme.code, version: round.scheme.version },
      criteria: leaves(await criteriaTree(ctx, round.id)),
    },
  });
}

/** The ids that points will be recorded under, for whoever counts from the ledger alone. */
function leaves(nodes: readonly CriterionNode[]): { id: string; code: string; maximum: number; step: number }[] {
  return nodes.flatMap(({ id, code, maximum, step, parts }) =>
    parts.length > 0 ? leaves(parts) : [{ id, code, maximum, step }],
  );
}
