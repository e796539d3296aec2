import { inArray } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { agencies as agenciesTable } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Level } from "~/lib/vocabulary";
import { agenciesOf } from "../agencies/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { listProvinces } from "../provinces/queries.server";
import type { Province } from "../provinces/rules";
import { type Scheme, schemes } from "../schemes/queries.server";
import { mayPrepareRounds } from "./policy";

export interface NewRoundChoices {
  /** Those the actor prepares rounds for; at least one. */
  readonly agencies: readonly {
    readonly id: string;
    readonly name: string;
    readonly level: Level;
    readonly provinceId: string | null;
  }[];
  readonly schemes: readonly Scheme[];
  /** Today's provinces first. */
  readonly provinces: readonly Province[];
}

/** What a new round is made from. "forbidden" to those who prepare rounds for no agency. */
export async function newRoundChoices(ctx: Context): Promise<NewRoundChoices> {
  const mine = (await agenciesOf(ctx)).filter((agency) => mayPrepareRounds(ctx.actor, agency.id));
  if (mine.length === 0) throw new DomainError("forbidden", m.rounds_not_your_agency());
  const [rows, known, provinces] = await Promise.all([
    ctx.db
      .select({ id: agenciesTable.id, level: agenciesTable.level, provinceId: agenciesTable.provinceId })
      .from(agenciesTable)
      .where(
        inArray(
          agenciesTable.id,
          mine.map((agency) => agency.id),
        ),
      ),
    schemes(ctx),
    listProvinces(ctx),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    agencies: mine.map(({ id, name }) => ({ name, ...byId.get(id)! })),
    schemes: known,
    provinces: provinces.toSorted((a, b) => a.era.localeCompare(b.era)),
  };
}

/** Every agency there is, by name: any may be the authority that recognises and signs. */
export async function authorityChoices(ctx: Context): Promise<{ id: string; name: string }[]> {
  const rows = await ctx.db
    .select({ id: agenciesTable.id, name: agencyNameToday(agenciesTable.id, ctx.now) })
    .from(agenciesTable);
  return rows.sort((a, b) => compareVietnamese(a.name, b.name));
}
