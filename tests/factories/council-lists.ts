import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { decisionItems, decisions, nominations } from "~/db/schema";
import type { Context } from "~/domain/context";
import { computeTally } from "~/domain/tallies/queries.server";
import { takeTally } from "~/domain/tallies/take-tally.server";
import { inTransaction } from "~/domain/transaction.server";
import { aCouncil, type TestCouncil } from "./councils";
import { nextNumber, only } from "./counter";
import { anEstablishment, type Establishment } from "./establishments";
import { aNomination, type TestNomination } from "./nominations";
import { aJury } from "./panels";
import { anOrganiser } from "./people";
import { aProduct } from "./products";
import { aRound, type RoundOptions, setPhase, type TestRound } from "./rounds";
import { aSheet } from "./sheets";

/** An entry of a list: its total in points, and what matters of it. */
export interface EntrySpec {
  readonly points: number;
  readonly name?: string;
  readonly maker?: Establishment;
  readonly groupCode?: "A" | "B" | "C" | "D";
  readonly materials?: string;
  /** Admitted until this day without a paper. */
  readonly papersDueOn?: string;
}

export interface ListToDecide {
  readonly round: TestRound;
  /** In the order given. */
  readonly entries: readonly TestNomination[];
  readonly council: TestCouncil;
  /** The council's secretary, at `now`. */
  readonly ctx: Context & { readonly db: Database };
  /** Of the round's agency, at `now`. */
  readonly organiser: Context & { readonly db: Database };
}

/** A round in its council's phase, whose one juror gave each entry its points; a council of seven. */
export async function aListToDecide(
  db: Database,
  specs: readonly EntrySpec[],
  { now = new Date(), rules, phase = "council", ...options }: RoundOptions = {},
): Promise<ListToDecide> {
  const round = await aRound(db, { ...options, phase: "scoring", now, rules: { minimumSheets: 1, ...rules } });
  const { head } = await aJury(db, round.id, 1);
  const entries: TestNomination[] = [];
  for (const { points, name, maker, groupCode, materials, papersDueOn } of specs) {
    const establishmentId = (maker ?? (await anEstablishment(db))).id;
    const product = await aProduct(db, {
      establishmentId,
      groupCode: groupCode ?? "B",
      ...(name !== undefined && { name }),
    });
    const nomination = await aNomination(db, {
      roundId: round.id,
      product,
      ...(materials !== undefined && { answers: { materials } }),
      ...(papersDueOn !== undefined && { papersDueOn }),
    });
    await aSheet(db, { round, juror: head, nomination, points: Math.round(points * 100), signed: true });
    entries.push(nomination);
  }
  await setPhase(db, round.id, phase ?? "council", now);
  const council = await aCouncil(db, round.id, 7, now);
  return {
    round,
    entries,
    council,
    ctx: { db, actor: council.secretary.actor, now },
    organiser: { db, actor: await anOrganiser(db, round.agencyId), now },
  };
}

/** The papers an entry was admitted without have come. */
export async function papersCame(db: Database, nominationId: string, at: Date): Promise<void> {
  await db.update(nominations).set({ papersCompletedAt: at }).where(eq(nominations.id, nominationId));
}

/** A decision of the round that recognises these entries, whatever its council said; not released. */
export function decisionOn(ctx: Context, round: TestRound, chosen: readonly TestNomination[]): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const tallyId = await takeTally(ctx, { id: round.id, rulesHash: round.rulesHash! }, await computeTally(ctx, round));
    const recordedBy = ctx.actor!.userId;
    const { id } = only(
      await ctx.db
        .insert(decisions)
        .values({
          roundId: round.id,
          tallyId,
          agencyId: round.agencyId,
          agencyName: "Ủy ban nhân dân tỉnh Lâm Đồng",
          number: `${nextNumber()}/QĐ-UBND`,
          decidedOn: "2026-06-20",
          place: "Đà Lạt",
          signerName: "Nguyễn Văn Sơn",
          signerTitle: "Phó Chủ tịch",
          recordedBy,
        })
        .returning(),
    );
    await ctx.db.insert(decisionItems).values(
      chosen.map(({ id: nominationId, product }, place) => ({
        decisionId: id,
        nominationId,
        productId: product.id,
        position: place + 1,
      })),
    );
    return id;
  });
}
