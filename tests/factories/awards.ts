import type { Database } from "~/db/client.server";
import { awards } from "~/db/schema";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { refreshGallery } from "~/domain/gallery/refresh-gallery.server";
import { type ImportResult, importAwardFile } from "~/domain/imports/import-awards.server";
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

export interface DecidedRound {
  readonly round: TestRound;
  /** In the order of their points, the best first. */
  readonly entries: readonly TestNomination[];
}

/** A round that came to its decision: each entry got its total, in points, and the best `recognised` of them were chosen. */
export async function aDecidedRound(
  db: Database,
  { totals = [90, 80, 60], recognised = 1 }: { totals?: readonly number[]; recognised?: number } = {},
): Promise<DecidedRound> {
  const { round, entries, organiser } = await aScoredRound(db, totals);
  await setPhase(db, round.id, "decision");
  const now = new Date();
  await recordDecision({ db, actor: organiser, now }, round.id, {
    number: "1493/QĐ-UBND",
    decidedOn: todayInVietnam(now),
    place: "Đà Lạt",
    signerName: "Nguyễn Văn Sơn",
    signerTitle: "Phó Chủ tịch",
    nominationIds: entries.slice(0, recognised).map(({ id }) => id),
  });
  return { round, entries };
}
