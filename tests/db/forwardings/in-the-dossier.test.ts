import { eq } from "drizzle-orm";
import { aLetter, anOffice, aRegion, aReleasedRound } from "#tests/factories/forwardings";
import { aNomination } from "#tests/factories/nominations";
import { aProducer } from "#tests/factories/people";
import type { RoundOptions } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { nominations } from "~/db/schema";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { quotasOf } from "~/domain/nominations/quotas.server";
import { reviveNomination } from "~/domain/nominations/revive-nomination.server";
import { takePaper } from "~/domain/nominations/take-paper.server";
import { withdrawNomination } from "~/domain/nominations/withdraw-nomination.server";
import { insertPaper } from "~/domain/papers/keep-paper.server";
import { inTransaction } from "~/domain/transaction.server";

/** A draft in a region, put forward from a province, and its maker. */
async function aPutForward(db: Database, options: RoundOptions = {}) {
  const { round, organiser, winners, candidates } = await aReleasedRound(db);
  const region = await aRegion(db, options);
  await putForward(contextOf(db, organiser), anOffice(), round.id, aLetter(region, candidates));
  const [draft] = await db.select().from(nominations).where(eq(nominations.roundId, region.id));
  const establishmentId = winners[0]!.product.establishmentId!;
  return { id: draft!.id, region, establishmentId, maker: contextOf(db, await aProducer(db, establishmentId)) };
}

test("the certified extract is not replaced by a paper of the vault with the same file", async ({ db }) => {
  const { id, maker, establishmentId } = await aPutForward(db);
  const { papers } = (await nominationById(maker, id)).dossier;
  const extract = papers.find((paper) => paper.isCertified)!;
  const facts = { kind: "other", number: null, issuer: null, issuedOn: null, validUntil: null } as const;
  const paper = await inTransaction(maker, (ctx) =>
    insertPaper(ctx, establishmentId, { ...facts, fileId: extract.fileId, name: "trich-sao.pdf" }),
  );

  await expect(takePaper(maker, id, { paperId: paper.id })).rejects.toMatchObject({
    code: "conflict",
    message: /^Tệp này là bản trích sao/,
  });

  expect((await nominationById(maker, id)).dossier.papers).toEqual(papers);
});

test("what was put forward and withdrawn is taken up again while its territory has a place", async ({ db }) => {
  const { id, maker, region } = await aPutForward(db, { quota: 1 });
  await withdrawNomination(maker, id, { reason: "Chưa kịp chuẩn bị" });
  const other = await aNomination(db, { roundId: region.id, state: "submitted" });

  await expect(reviveNomination(maker, id)).rejects.toMatchObject({
    code: "closed",
    message: "Lâm Đồng được gửi 1 hồ sơ, đã gửi 1: không còn chỗ.",
  });
  expect(await quotasOf(maker, region.id)).toMatchObject([{ quota: 1, used: 1 }]);

  await db.update(nominations).set({ state: "withdrawn" }).where(eq(nominations.id, other.id));
  await reviveNomination(maker, id);
  expect(await quotasOf(maker, region.id)).toMatchObject([{ quota: 1, used: 1 }]);
});
