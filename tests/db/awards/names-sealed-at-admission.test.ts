import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { aReleasedDecision } from "#tests/factories/awards";
import type { TestNomination } from "#tests/factories/nominations";
import { aProducer } from "#tests/factories/people";
import { setPhase } from "#tests/factories/rounds";
import { aScoredRound, type ScoredRound } from "#tests/factories/tallies";
import { contextOf, expect, test } from "#tests/support/database";
import { readSpreadsheet } from "~/adapters/documents/read-spreadsheet.server";
import { Zip } from "~/adapters/documents/zip.server";
import type { Database } from "~/db/client.server";
import { awards, certificates, establishments } from "~/db/schema";
import { certificateForPrint } from "~/domain/certificates/print.server";
import { certificateByNumber } from "~/domain/certificates/queries.server";
import { editEstablishment } from "~/domain/establishments/edit-establishment.server";
import { roundAwardList } from "~/domain/exports/round-list.server";
import { type ExportFormat, writeAwardList } from "~/domain/exports/write-award-list.server";
import { dossierForJury } from "~/domain/nominations/sealed-dossier.server";
import { editProduct } from "~/domain/products/edit-product.server";
import { tallyOfRound } from "~/domain/tallies/queries.server";
import { readCsv } from "~/lib/csv.server";

/** Product and maker. */
type Names = readonly [string, string];

/** What a jury judged stays what is recognised: each entry's product and maker get other names after its admission. */
async function renameAll(db: Database, { entries }: ScoredRound): Promise<Names[]> {
  const sealed: Names[] = [];
  for (const [place, { product }] of entries.entries()) sealed.push(await rename(db, product, place));
  return sealed;
}

/** Returns the names as they were. */
async function rename(db: Database, product: TestNomination["product"], place: number): Promise<Names> {
  const [maker] = await db.select().from(establishments).where(eq(establishments.id, product.establishmentId!));
  const { name, legalForm, taxCode, provinceId, commune, representative, phone } = maker!;
  const ctx = contextOf(db, await aProducer(db, maker!.id));
  const { groupCode } = product;
  await editProduct(ctx, product.id, {
    name: `Sản phẩm tên mới ${place}`,
    groupCode: groupCode as "B",
    setCase: null,
    setMembers: null,
  });
  await editEstablishment(ctx, maker!.id, {
    name: `Cơ sở tên mới ${place}`,
    legalForm: legalForm!,
    taxCode: taxCode!,
    provinceId,
    commune: commune!,
    representative: representative!,
    phone: phone!,
  });
  return [product.name, name];
}

async function decide(db: Database, { round, entries, organiser }: ScoredRound, recognised: number): Promise<void> {
  await setPhase(db, round.id, "decision");
  await aReleasedDecision(
    contextOf(db, organiser),
    round.id,
    entries.slice(0, recognised).map(({ id }) => id),
  );
}

async function listAs(db: Database, roundId: string, format: ExportFormat): Promise<Buffer> {
  const output = new PassThrough();
  const list = await roundAwardList(contextOf(db, null), roundId);
  const [bytes] = await Promise.all([buffer(output), writeAwardList(list, format, output)]);
  return bytes;
}

test("the tally and the dossier of the jury keep the names sealed at admission", async ({ db }) => {
  for (const totals of [[90], [90, 80, 60]]) {
    const scored = await aScoredRound(db, totals);
    const sealed = await renameAll(db, scored);

    const tally = await tallyOfRound(contextOf(db, scored.organiser), scored.round.id);
    const dossiers = await Promise.all(
      scored.entries.map(({ id }) => dossierForJury(contextOf(db, scored.jury.head.actor), id)),
    );

    expect(tally.rows.map(({ nomination }) => [nomination.productName, nomination.establishmentName])).toEqual(sealed);
    expect(dossiers.map(({ dossier }) => [dossier.product.name, dossier.establishment.name])).toEqual(sealed);
  }
});

test("what is recognised after a renaming bears the sealed names: award, certificate, its paper and every export", async ({
  db,
}) => {
  for (const recognised of [1, 3]) {
    const scored = await aScoredRound(db, [95, 90, 85, 60]);
    const sealed = (await renameAll(db, scored)).slice(0, recognised);
    await decide(db, scored, recognised);

    expect(await certified(db, scored)).toEqual(sealed);
    expect(await exported(db, scored)).toEqual({ csv: sealed, xlsx: sealed, json: sealed });
  }
});

test("a renaming after the decision changes nothing that was recognised", async ({ db }) => {
  const scored = await aScoredRound(db, [95, 90, 85]);
  await decide(db, scored, 3);
  const sealed = await renameAll(db, scored);

  expect(await certified(db, scored)).toEqual(sealed);
  expect(await exported(db, scored)).toEqual({ csv: sealed, xlsx: sealed, json: sealed });
  const document = (await new Zip(await listAs(db, scored.round.id, "docx"), 1e8).read(
    "word/document.xml",
  ))!.toString();
  expect(sealed.flat().filter((name) => !document.includes(name))).toEqual([]);
  expect(document).not.toContain("tên mới");
});

/** The names on each certificate of a round and on its paper, which say the same. */
async function certified(db: Database, { entries }: ScoredRound): Promise<Names[]> {
  const names: Names[] = [];
  for (const { id } of entries) {
    const [award] = await db
      .select({ number: certificates.number })
      .from(certificates)
      .innerJoin(awards, eq(awards.id, certificates.awardId))
      .where(eq(awards.nominationId, id));
    if (!award) continue;
    const ctx = contextOf(db, null);
    const { productName, establishmentName } = (await certificateByNumber(ctx, award.number))!;
    const { words } = await certificateForPrint(ctx, award.number, (number) => `https://tinhhoa.test/${number}`);
    expect([words.vi.product, words.vi.establishment]).toEqual([productName, establishmentName]);
    names.push([productName, establishmentName!]);
  }
  return names;
}

async function exported(db: Database, { round }: ScoredRound): Promise<Record<string, Names[]>> {
  const csv = readCsv(await listAs(db, round.id, "csv")).rows.slice(1);
  const xlsx = (await readSpreadsheet(await listAs(db, round.id, "xlsx"))).rows;
  const json = JSON.parse((await listAs(db, round.id, "json")).toString()) as {
    items: { productName: string; establishmentName: string }[];
  };
  const namesIn = (cells: readonly unknown[]): Names => [String(cells[1]), String(cells[2])];
  return {
    csv: csv.map(({ cells }) => namesIn(cells)),
    // Under two lines of the round and one of headings.
    xlsx: xlsx.filter(({ cells }) => typeof cells[0] === "number").map(({ cells }) => namesIn(cells)),
    json: json.items.map(({ productName, establishmentName }): Names => [productName, establishmentName]),
  };
}
