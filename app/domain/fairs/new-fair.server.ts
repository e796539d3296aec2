import { inArray } from "drizzle-orm";
import { agencies as agenciesTable } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Level } from "~/lib/vocabulary";
import { agenciesOf } from "../agencies/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { listProvinces } from "../provinces/queries.server";
import { mayPrepareFairs } from "./policy";

/** Today's provinces in their order: where a fair may be held. */
export async function fairProvinces(ctx: Context): Promise<{ id: string; name: string }[]> {
  return (await listProvinces(ctx)).filter((one) => one.era === "new").map(({ id, name }) => ({ id, name }));
}

/** What a new fair is made from. "forbidden" to those who prepare fairs for no agency. */
export async function newFairChoices(ctx: Context): Promise<{
  /** At least one. */
  readonly agencies: readonly {
    readonly id: string;
    readonly name: string;
    readonly level: Level;
    readonly provinceId: string | null;
  }[];
  readonly provinces: readonly { readonly id: string; readonly name: string }[];
}> {
  const mine = (await agenciesOf(ctx)).filter((agency) => mayPrepareFairs(ctx.actor, agency.id));
  if (mine.length === 0) throw new DomainError("forbidden", m.fairs_not_your_agency());
  const ids = mine.map((agency) => agency.id);
  const [rows, provinces] = await Promise.all([
    ctx.db
      .select({ id: agenciesTable.id, level: agenciesTable.level, provinceId: agenciesTable.provinceId })
      .from(agenciesTable)
      .where(inArray(agenciesTable.id, ids)),
    fairProvinces(ctx),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { agencies: mine.map(({ id, name }) => ({ name, ...byId.get(id)! })), provinces };
}
