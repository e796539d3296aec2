import type { Transaction } from "~/db/client.server";
import { againIfCut } from "~/db/violations.server";
import type { Context, WriteContext } from "./context";

/**
 * Run one write: lock the row, check the policy, write, ledger or audit, enqueue - in that order - or nothing at all.
 * Inside an outer write it joins it. Begun again where the connection turns out to be closed before anything was done; what broke on the
 * way is not, for it may stand.
 */
export function inTransaction<C extends Context, T>(
  ctx: C,
  work: (ctx: Omit<C, "db"> & WriteContext) => Promise<T>,
): Promise<T> {
  if ("rollback" in ctx.db) return work(ctx as Omit<C, "db"> & WriteContext);
  let isBegun = false;
  const run = () =>
    ctx.db.transaction((db) => {
      isBegun = true;
      return work({ ...ctx, db: db as Transaction });
    });
  return againIfCut(run, () => !isBegun);
}
