import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import { awards, seals } from "~/db/schema";
import type { DecisionForm } from "~/domain/awards/forms";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import type { Context } from "~/domain/context";
import { readList } from "~/domain/councils/list.server";
import { setListItems } from "~/domain/councils/set-list-items.server";
import { refreshGallery } from "~/domain/gallery/refresh-gallery.server";
import { type ImportResult, importAwardFile } from "~/domain/imports/import-awards.server";
import { roundById } from "~/domain/rounds/queries.server";
import { inTransaction } from "~/domain/transaction.server";
import { type CsvCell, csvText } from "~/lib/csv.server";
import { todayInVietnam } from "~/lib/dates";
import { nextNumber } from "./counter";
import type { TestNomination } from "./nominations";
import type { Product } from "./products";
import { setPhase, type TestRound } from "./rounds";
import { aScoredRound } from "./tallies";

/** Awards of published lists, by the names of the command line's columns; what is not given is an award of Phú Yên in 2023. */
export async function recordedAwards(
  db: Database,
  rows: readonly Readonly<Record<string, CsvCell>>[],
): Promise<ImportResult> {
  const all = rows.map((row) => ({ year: 2023, level: "tỉnh", province: "Phú Yên", ...row }));
  const names = [...new Set(all.flatMap((row) => Object.keys(row)))];
  const cells = all.map((row) => names.map((name) => (row as Record<string, CsvCell>)[name] ?? ""));
  const bytes = Buffer.from(csvText([names, ...cells]));
  return importAwardFile({ db, actor: null, now: new Date() }, { name: "list.csv", bytes });
}

/** Put a product into the gallery, by an award of a published list. */
export function recognise(db: Database, product: Product): Promise<void> {
  const now = new Date();
  return inTransaction({ db, actor: null, now }, async (ctx) => {
    const [award] = await ctx.db
      .insert(awards)
      .values({
        source: "recorded",
        productId: product.id,
        level: "province",
        year: 2024,
        provinceId: product.provinceId,
        productName: product.name,
        recordKey: `recognised ${nextNumber()}`,
      })
      .returning({ id: awards.id });
    await refreshGallery(ctx, [award!.id]);
  });
}

/** A decision as signed, on the day of `ctx`; the council approved its list on paper. */
export const aSignedDecision = (ctx: Context, changes: Partial<DecisionForm> = {}): DecisionForm => ({
  number: "1493/QĐ-UBND",
  decidedOn: todayInVietnam(ctx.now),
  place: "Đà Lạt",
  signerName: "Nguyễn Văn Sơn",
  signerTitle: "Phó Chủ tịch",
  approvalNote: "Biên bản họp Hội đồng số 12/BB-HĐBC",
  putForward: [],
  ...changes,
});

/**
 * The council says of everything that passed and is not decided yet: these are recognised, the others are not - or wait for
 * papers, where named so. `ctx`: of someone who runs the council.
 */
export async function listDecided(
  ctx: Context,
  roundId: string,
  recognised: readonly string[],
  pending: readonly string[] = [],
): Promise<void> {
  const { rows } = await readList(ctx, await roundById(ctx, roundId));
  const items = rows
    .filter((row) => !row.isDecided)
    .map(({ lead: { nominationId }, proposal }) => ({
      nominationId,
      verdict: recognised.includes(nominationId)
        ? ("recognise" as const)
        : pending.includes(nominationId)
          ? ("pending" as const)
          : ("not_recognise" as const),
      tier: proposal.tier ?? undefined,
    }));
  if (items.length > 0) await setListItems(ctx, roundId, { items, reason: "Theo ý kiến của Hội đồng" });
}

/** The council's list with these entries on it, and the decision that recognises them, not released. Returns its id. */
export async function aRecordedDecision(
  ctx: Context,
  roundId: string,
  recognised: readonly string[],
  changes: Partial<DecisionForm> = {},
): Promise<string> {
  await listDecided(ctx, roundId, recognised);
  return recordDecision(ctx, roundId, aSignedDecision(ctx, changes));
}

/** The same, released at once by its organiser. */
export async function aReleasedDecision(
  ctx: Context,
  roundId: string,
  recognised: readonly string[],
  changes: Partial<DecisionForm> = {},
): Promise<string> {
  const id = await aRecordedDecision(ctx, roundId, recognised, changes);
  await releaseResults(ctx, aSigner(), id);
  return id;
}

export interface DecidedRound {
  readonly round: TestRound;
  /** In the order of their points, the best first. */
  readonly entries: readonly TestNomination[];
}

/** A round whose results are released: each entry got its total, in points, and the best `recognised` of them were chosen. */
export async function aDecidedRound(
  db: Database,
  { totals = [90, 80, 60], recognised = 1 }: { totals?: readonly number[]; recognised?: number } = {},
): Promise<DecidedRound> {
  const { round, entries, organiser } = await aScoredRound(db, totals);
  await setPhase(db, round.id, "decision");
  const ctx = { db, actor: organiser, now: new Date() };
  await aReleasedDecision(
    ctx,
    round.id,
    entries.slice(0, recognised).map(({ id }) => id),
  );
  return { round, entries };
}

/** Some seal, for a certificate whose own does not matter. */
export async function aSealId(db: Database): Promise<string> {
  await aDecidedRound(db);
  const [seal] = await db.select({ id: seals.id }).from(seals).limit(1);
  return seal!.id;
}
