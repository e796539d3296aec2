import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { writeAssignments } from "../rounds/write-assignments.server";
import { inTransaction } from "../transaction.server";
import { coverageOf } from "./coverage.server";
import { lockJury } from "./lock-jury.server";

/**
 * Give out the few entries that join the parts of a jury, as the page proposed them. version: of what the person saw. Returns how many
 * were given. Throws "conflict" when something changed since, or nothing is to be joined.
 */
export function linkJury(ctx: Context, roundId: string, { version }: { version: string }): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockJury(ctx, roundId);
    const coverage = await coverageOf(ctx, round.id);
    if (coverage.version !== version || coverage.links.length === 0) {
      throw new DomainError("conflict", m.panels_basis_changed());
    }
    await writeAssignments(ctx, round, { given: coverage.links, takenBack: [], source: "hand", way: "links" });
    return coverage.links.length;
  });
}
