import { and, eq } from "drizzle-orm";
import { aDecidedRound } from "#tests/factories/awards";
import { anOrganiser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import { awards, certificates, imports } from "~/db/schema";
import { compareWithDecided } from "~/domain/awards/decided-here.server";
import { correctCertificate } from "~/domain/awards/replace-certificate.server";
import { importAwardFile, readAwardFile } from "~/domain/imports/import-awards.server";
import { type CsvCell, csvText } from "~/lib/csv.server";
import { todayInVietnam } from "~/lib/dates";

const HEADER = ["year", "level", "province", "product_name", "establishment_name", "decision_number"];
const list = (...rows: CsvCell[][]) => Buffer.from(csvText([HEADER, ...rows]));

const importList = (db: Database, bytes: Buffer, options = {}) =>
  importAwardFile(contextOf(db, null), { name: "list.csv", bytes }, options);

async function compared(db: Database, bytes: Buffer) {
  const ctx = contextOf(db, null);
  const { awards: rows, errors } = await readAwardFile(ctx, bytes, null);
  expect(errors).toEqual([]);
  return compareWithDecided(ctx, rows);
}

/** The winners of a round decided here, as a newspaper would print them. */
async function aPublishedRound(db: Database) {
  const { round, entries } = await aDecidedRound(db, { totals: [90, 85, 60], recognised: 2 });
  const winners = await db
    .select({ product: awards.productName, maker: awards.establishmentName })
    .from(awards)
    .where(eq(awards.source, "decided"))
    .orderBy(awards.position);
  const own = winners.filter(({ product }) => entries.some((entry) => entry.product.name === product));
  return { round, first: own[0]!, second: own[1]!, loser: entries[2]! };
}

test("winners of a round decided here are not doubled by a list that names them, however it is written", async ({
  db,
}) => {
  const { first, second, round, loser } = await aPublishedRound(db);
  const bytes = list(
    [2026, "tỉnh", "Lâm Đồng", first.product.toUpperCase(), `  ${first.maker} `, "Số 1493 /QD-UBND"],
    // The former province of today's, and no maker.
    [2026, "Cấp tỉnh", "Bình Thuận", second.product, "", ""],
    [2026, "tỉnh", "Lâm Đồng", first.product, "HTX Khác", "1493/QĐ-UBND"],
    [2026, "tỉnh", "Lâm Đồng", loser.product.name, "", ""],
    [2026, "quốc gia", "Lâm Đồng", first.product, first.maker, "1493/QĐ-UBND"],
    [2025, "tỉnh", "Lâm Đồng", first.product, first.maker, "1493/QĐ-UBND"],
    [2026, "tỉnh", "Phú Yên", first.product, first.maker, "1493/QĐ-UBND"],
  );

  const { rounds } = await compared(db, bytes);
  const dry = await importList(db, bytes, { dryRun: true });
  const once = await importList(db, bytes);
  const twice = await importList(db, bytes);

  expect(rounds).toEqual([
    {
      slug: round.slug,
      name: round.name,
      nameEn: round.nameEn,
      decisionNumbers: ["1493/QĐ-UBND"],
      already: [2, 3],
      sameNumber: [4],
    },
  ]);
  const counts = { rows: 7, created: 5, updated: 0, unchanged: 2, decided: 2 };
  expect([dry, once]).toEqual([counts, counts].map((one) => ({ ...one, errors: [], ignored: [] })));
  expect(twice).toMatchObject({ created: 0, unchanged: 7, decided: 2 });
  const sameYear = and(eq(awards.productName, first.product), eq(awards.year, 2026), eq(awards.level, "province"));
  const kept = await db.select({ source: awards.source, maker: awards.establishmentName }).from(awards).where(sameYear);
  expect(kept.map(({ source, maker }) => `${source} ${maker}`).sort()).toEqual(
    [`decided ${first.maker}`, "recorded HTX Khác", `recorded ${first.maker}`].sort(),
  );
  expect(await db.select({ decided: imports.decided, unchanged: imports.unchanged }).from(imports)).toEqual([
    { decided: 2, unchanged: 2 },
    { decided: 2, unchanged: 7 },
  ]);
});

test("a list published before a correction names its winner by the words it printed then", async ({ db }) => {
  const { first, round } = await aPublishedRound(db);
  const [certificate] = await db
    .select({ id: certificates.id })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.productName, first.product));
  const organiser = contextOf(db, await anOrganiser(db, round.agencyId));
  await correctCertificate(organiser, aSigner(), certificate!.id, {
    productName: "Tên đã đính chính",
    establishmentName: "Cơ sở đã đính chính",
    documentNumber: "88/CV-SCT",
    documentDate: todayInVietnam(new Date()),
    reason: "In sai tên so với giấy đăng ký kinh doanh.",
  });
  const rows = [
    [2026, "tỉnh", "Lâm Đồng", first.product, first.maker, ""],
    [2026, "tỉnh", "Lâm Đồng", "Tên đã đính chính", "Cơ sở đã đính chính", ""],
    [2026, "tỉnh", "Lâm Đồng", first.product, "Cơ sở đã đính chính", ""],
  ];
  const { rounds } = await compared(db, list(...rows));
  expect(rounds.map(({ slug, already }) => [slug, already])).toEqual([[round.slug, [2, 3]]]);
});

test("a list of another year, level or place is about no round decided here", async ({ db }) => {
  const { first } = await aPublishedRound(db);

  const { rounds, already } = await compared(
    db,
    list(
      [2026, "quốc gia", "Lâm Đồng", first.product, first.maker, "1493/QĐ-UBND"],
      [2019, "tỉnh", "Lâm Đồng", first.product, first.maker, "1493/QĐ-UBND"],
      [2026, "tỉnh", "Phú Yên", "Nước mắm", "HTX Phú Yên", "1493/QĐ-UBND"],
      [2026, "tỉnh", "Lâm Đồng", "Một sản phẩm khác", "HTX Một", "2000/QĐ-UBND"],
    ),
  );

  expect(rounds).toEqual([]);
  expect(already.size).toBe(0);
});
