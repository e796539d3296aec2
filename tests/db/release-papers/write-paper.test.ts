import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aRecordedDecision, listDecided } from "#tests/factories/awards";
import { anOrganiser } from "#tests/factories/people";
import { aFileStore } from "#tests/factories/pictures";
import { photosFor } from "#tests/factories/products";
import { aScoredRound } from "#tests/factories/tallies";
import { contextOf, expect, test } from "#tests/support/database";
import { pagesOf, wordsOf } from "#tests/support/pdf-text";
import { aSigner } from "#tests/support/signer";
import { readSpreadsheet } from "~/adapters/documents/read-spreadsheet.server";
import { Zip } from "~/adapters/documents/zip.server";
import type { Database } from "~/db/client.server";
import { awards, certificates, establishments, products, revocations, seals } from "~/db/schema";
import { releaseResults } from "~/domain/awards/release-results.server";
import type { Context } from "~/domain/context";
import { PaperQuery } from "~/domain/release-papers/forms";
import { PAPER_FORMATS, type PaperFormat, type ReleasePaper } from "~/domain/release-papers/papers";
import { papersOfRound } from "~/domain/release-papers/papers-of-round.server";
import { writePaper } from "~/domain/release-papers/write-paper.server";
import { roundById } from "~/domain/rounds/queries.server";
import { sealName } from "~/domain/seals/rules";

const ALL = Object.entries(PAPER_FORMATS).flatMap(([paper, formats]) =>
  formats.map((format) => ({ paper: paper as ReleasePaper, format: format as PaperFormat })),
);
const FROM_SEAL = ALL.filter(({ paper }) => paper !== "letter");
/** Texts that others sign: what is in force is what they signed. */
const DRAFTS = ["letter", "announcement"];
const NAMED = ["ceremony", "cards", "labels"];

/** A round whose list recognises the first two of three, each maker with a person. */
async function aListedRound(db: Database) {
  const scored = await aScoredRound(db, [90, 85, 60], { names: ["Gốm Ỷ Lộc", "Mây Ấn", "Không được"] });
  for (const [place, { product }] of scored.entries.entries()) {
    await db
      .update(establishments)
      .set({ representative: `Nguyễn Thị Ưởng ${place}`, phone: "0901234567" })
      .where(eq(establishments.id, product.establishmentId!));
  }
  return { ...scored, chosen: scored.entries.slice(0, 2).map(({ id }) => id) };
}

async function paperOf(
  ctx: Context,
  roundId: string,
  { paper, format }: { paper: ReleasePaper; format: PaperFormat },
  query: Record<string, string> = {},
) {
  const around = { store: aFileStore(), site: "https://tinhhoa.test", verifyPage: "https://tinhhoa.test/verify" };
  return writePaper(ctx, around, await roundById(ctx, roundId), { paper, format, query: PaperQuery.parse(query) });
}

/** What a file says, whichever format it has. */
async function textOf(bytes: Buffer, format: PaperFormat): Promise<string> {
  if (format === "pdf") return wordsOf(bytes);
  if (format === "xlsx") return JSON.stringify((await readSpreadsheet(bytes)).rows.map(({ cells }) => cells));
  const parts = await Promise.all(
    ["word/document.xml", "word/footer1.xml"].map(async (part) =>
      (await new Zip(bytes, 1e8).read(part))!.toString("utf8"),
    ),
  );
  return parts.join("").replace(/<[^>]*>/g, "");
}

test("from the council's list and a recorded decision there is a draft of the letter, and nothing that needs the seal", async ({
  db,
}) => {
  const { round, organiser, chosen } = await aListedRound(db);
  const ctx = contextOf(db, organiser);
  await expect(paperOf(ctx, round.id, { paper: "letter", format: "pdf" })).rejects.toMatchObject({ code: "closed" });
  const before = await papersOfRound(ctx, await roundById(ctx, round.id), undefined);
  expect(before).toMatchObject({ decisions: [], chosen: null, seal: null, winners: null });
  expect(Object.values(before.whyNot).every((sentence) => sentence !== null)).toBe(true);

  await listDecided(ctx, round.id, chosen);
  const proposed = await textOf((await paperOf(ctx, round.id, { paper: "letter", format: "pdf" })).bytes, "pdf");
  expect(proposed).toContain("DỰ THẢO");
  expect(proposed).toContain("Số: ……/QĐ-……");
  expect(proposed).toContain("Công nhận 2 sản phẩm, bộ sản phẩm của 2 cơ sở");

  const id = await aRecordedDecision(ctx, round.id, chosen);
  for (const format of PAPER_FORMATS.letter) {
    const decided = await textOf((await paperOf(ctx, round.id, { paper: "letter", format })).bytes, format);
    expect(decided).toContain("DỰ THẢO");
    expect(decided).toContain("Số: 1493/QĐ-UBND");
    expect(decided).toContain("Nguyễn Văn Sơn");
    expect(decided).not.toContain("Niêm phong");
  }
  for (const wanted of FROM_SEAL) {
    await expect(paperOf(ctx, round.id, wanted)).rejects.toMatchObject({
      code: "closed",
      message: "Chưa công bố kết quả: giấy tờ này chỉ được làm từ niêm phong kết quả.",
    });
  }
  expect((await papersOfRound(ctx, await roundById(ctx, round.id), id)).whyNot).toEqual({
    annex: null,
    letter: null,
    sealed: "Chưa công bố kết quả: giấy tờ này chỉ được làm từ niêm phong kết quả.",
    addressed: "Chưa công bố kết quả: giấy tờ này chỉ được làm từ niêm phong kết quả.",
  });
});

test("every paper of a release is made from its seal and names it, with the same winners in the same order", async ({
  db,
}) => {
  const { round, organiser, chosen, entries } = await aListedRound(db);
  const ctx = contextOf(db, organiser);
  await photosFor(db, entries[0]!.product);
  const id = await aRecordedDecision(ctx, round.id, chosen);
  await releaseResults(ctx, aSigner(), id);
  const [seal] = await db.select().from(seals).where(eq(seals.decisionId, id));
  const name = sealName(seal!);

  for (const wanted of ALL) {
    const { bytes } = await paperOf(ctx, round.id, wanted);
    const text = await textOf(bytes, wanted.format);
    expect(text.includes("DỰ THẢO"), wanted.paper).toBe(DRAFTS.includes(wanted.paper));
    expect(text).not.toContain("Không được");
    if (wanted.paper === "labels") expect(bytes.toString("latin1")).toContain("/Subject");
    else expect(text, wanted.paper).toContain(`Niêm phong ${name}`);
    if (["announcement", "ceremony", "slides"].includes(wanted.paper)) {
      expect(text.indexOf("Gốm Ỷ Lộc")).toBeGreaterThan(0);
      expect(text.indexOf("Mây Ấn")).toBeGreaterThan(text.indexOf("Gốm Ỷ Lộc"));
    }
    if (NAMED.includes(wanted.paper)) {
      expect(text.indexOf("Nguyễn Thị Ưởng 0")).toBeGreaterThanOrEqual(0);
      expect(text.indexOf("Nguyễn Thị Ưởng 1")).toBeGreaterThan(text.indexOf("Nguyễn Thị Ưởng 0"));
    }
  }
  expect(await papersOfRound(ctx, await roundById(ctx, round.id), undefined)).toMatchObject({
    chosen: { id, number: "1493/QĐ-UBND", isReleased: true },
    seal: { name, digest: seal!.digest },
    whyNot: { annex: null, letter: null, sealed: null, addressed: null },
    winners: { count: 2, withoutPhoto: 1, withoutPerson: 0 },
  });
  const envelopes = await paperOf(ctx, round.id, { paper: "labels", format: "pdf" }, { paper: "c5" });
  expect(await pagesOf(envelopes.bytes)).toHaveLength(2);
});

test("who was taken the award from is neither called up nor written to, and stays in the announcement of what was recognised", async ({
  db,
}) => {
  const { round, organiser, chosen, entries } = await aListedRound(db);
  const ctx = contextOf(db, organiser);
  const id = await aRecordedDecision(ctx, round.id, chosen);
  await releaseResults(ctx, aSigner(), id);
  await revoked(db, organiser.userId, entries[0]!.id);

  for (const wanted of FROM_SEAL) {
    const text = await textOf((await paperOf(ctx, round.id, wanted)).bytes, wanted.format);
    const isTold = wanted.paper === "announcement";
    expect(text.includes("Gốm Ỷ Lộc") || text.includes("Nguyễn Thị Ưởng 0"), wanted.paper).toBe(isTold);
  }
});

test("makers are counted by establishment, not by the names products were sealed under", async ({ db }) => {
  const { round, organiser, chosen, entries } = await aListedRound(db);
  const ctx = contextOf(db, organiser);
  await releaseResults(ctx, aSigner(), await aRecordedDecision(ctx, round.id, chosen));
  await db
    .update(products)
    .set({ establishmentId: entries[0]!.product.establishmentId })
    .where(eq(products.id, entries[1]!.product.id));

  for (const paper of ["letter", "announcement"] as const) {
    const text = await textOf((await paperOf(ctx, round.id, { paper, format: "docx" })).bytes, "docx");
    expect(text, paper).toMatch(/2 sản phẩm, bộ sản phẩm của 1 cơ sở/);
  }
});

async function revoked(db: Database, userId: string, nominationId: string) {
  const [found] = await db
    .select({ id: certificates.id })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.nominationId, nominationId));
  const revocation = { revokedOn: "2026-11-01", reason: "Sai", recordedBy: userId };
  await db.insert(revocations).values({ certificateId: found!.id, ...revocation });
}

test("papers are for the people of the agency, and those with names and addresses for who sends them out", async ({
  db,
}) => {
  const { round, organiser, chosen } = await aListedRound(db);
  const ctx = contextOf(db, organiser);
  const id = await aRecordedDecision(ctx, round.id, chosen);
  await releaseResults(ctx, aSigner(), id);
  const support = contextOf(db, await anOrganiser(db, round.agencyId, "support"));
  const stranger = contextOf(db, await anOrganiser(db, (await anAgency(db)).id));

  for (const wanted of ALL) {
    for (const reader of [contextOf(db, null), stranger]) {
      await expect(paperOf(reader, round.id, wanted)).rejects.toMatchObject({ code: "forbidden" });
    }
    const taken = paperOf(support, round.id, wanted).then(
      () => "taken",
      ({ code }) => code,
    );
    expect(await taken, wanted.paper).toBe(NAMED.includes(wanted.paper) ? "forbidden" : "taken");
  }
  const other = await aListedRound(db);
  await expect(
    paperOf(contextOf(db, other.organiser), other.round.id, { paper: "slides", format: "pdf" }, { decision: id }),
  ).rejects.toMatchObject({ code: "not_found" });
});
