import type { Transaction } from "~/db/client.server";
import type { Context, WriteContext } from "./context";

/**
 * Run one write: lock the row, check the policy, write, ledger or audit, enqueue - in that order - or nothing at all.
 * Inside an outer write it joins it.
 */
export function inTransaction<C extends Context, T>(
  ctx: C,
  work: (ctx: Omit<C, "db"> & WriteContext) => Promise<T>,
): Promise<T> {
  if ("rollback" in ctx.db) return work(ctx as Omit<C, "db"> & WriteContext);
  return ctx.db.transaction((db) => work({ ...ctx, db: db as Transaction }));
}
