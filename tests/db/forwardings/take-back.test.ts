import { eq } from "drizzle-orm";
import { aLetter, anOffice, aRegion, aReleasedRound } from "#tests/factories/forwardings";
import { aJury } from "#tests/factories/panels";
import { actorOf, aMembership, anOrganiser, aProducer } from "#tests/factories/people";
import type { RoundOptions } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { appointments, auditEntries, forwardedEntries, mails, nominations } from "~/db/schema";
import type { Context } from "~/domain/context";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { incomingOf, sentBy } from "~/domain/forwardings/summary.server";
import { takeBack } from "~/domain/forwardings/take-back.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { withdrawNomination } from "~/domain/nominations/withdraw-nomination.server";
import { answerAll } from "../nominations/steps";

const REASON = { reason: "Gửi nhầm sản phẩm" };

async function aSent(db: Database, options: RoundOptions = {}) {
  const { round, organiser, winners, candidates } = await aReleasedRound(db);
  const region = await aRegion(db, options);
  const ctx = contextOf(db, organiser);
  await putForward(ctx, anOffice(), round.id, aLetter(region, candidates));
  const [entry] = await db.select().from(forwardedEntries).where(eq(forwardedEntries.toRoundId, region.id));
  const maker = contextOf(db, await aProducer(db, winners[0]!.product.establishmentId!));
  return { round, region, ctx, id: entry!.nominationId, maker, candidates, winner: winners[0]! };
}

test("an entry is taken back with its reason: the draft is withdrawn, its maker told, and it may be sent anew", async ({
  db,
}) => {
  const { round, region, ctx, id, maker, candidates, winner } = await aSent(db);

  await takeBack(ctx, id, REASON);

  const [draft] = await db.select().from(nominations).where(eq(nominations.id, id));
  expect(draft!.state).toBe("withdrawn");
  const [entry] = await db.select().from(forwardedEntries).where(eq(forwardedEntries.nominationId, id));
  expect(entry).toMatchObject({ withdrawnAt: expect.any(Date), withdrawnReason: REASON.reason });
  const purposes = await db
    .select({ purpose: mails.purpose })
    .from(mails)
    .where(eq(mails.recipient, maker.actor!.email));
  expect(purposes).toContainEqual({ purpose: "put_forward_taken_back" });
  expect(await db.select().from(auditEntries).where(eq(auditEntries.act, "forwardings.taken_back"))).toMatchObject([
    { subjectId: id, after: { reason: REASON.reason, number: "812/SCT-QLCN", lowerNominationId: winner.id } },
  ]);
  // Whoever reads the dossier below reads that it is no longer put forward.
  const history = (await nominationById(ctx, winner.id)).steps;
  expect(history.slice(-2).map(({ kind, note }) => [kind, note])).toEqual([
    ["put_forward", region.name],
    ["taken_back", REASON.reason],
  ]);
  await expect(takeBack(ctx, id, REASON)).rejects.toMatchObject({ code: "closed" });
  const again = aLetter(region, candidates, { number: "900/SCT-QLCN" });
  await expect(putForward(ctx, anOffice(), round.id, again)).resolves.toEqual({ sent: 1 });
});

test("only those who sent it take it back", async ({ db }) => {
  const { round, region, id, maker } = await aSent(db);
  const others = [
    maker,
    contextOf(db, null),
    contextOf(db, await anOrganiser(db, region.agencyId)),
    contextOf(db, await anOrganiser(db, round.agencyId, "support")),
  ];

  for (const other of others) await expect(takeBack(other, id, REASON)).rejects.toMatchObject({ code: "not_found" });
  await expect(takeBack(maker, "no-id", REASON)).rejects.toMatchObject({ code: "not_found" });
});

test("what its maker handed in is no longer taken back", async ({ db }) => {
  const { ctx, id, maker } = await aSent(db);
  await handIn(maker, id);

  await expect(takeBack(ctx, id, REASON)).rejects.toMatchObject({ code: "closed", message: /Không rút được nữa/ });
});

test("what its maker withdrew may be taken off the list, and the maker's own withdrawal stays", async ({ db }) => {
  const { ctx, id, maker } = await aSent(db);
  await withdrawNomination(maker, id, { reason: "Chưa đủ năng lực" });

  await takeBack(ctx, id, REASON);

  const [entry] = await db.select().from(forwardedEntries).where(eq(forwardedEntries.nominationId, id));
  expect(entry!.withdrawnReason).toBe(REASON.reason);
});

test("sender and receiver read the same list, and nobody else", async ({ db }) => {
  const { round, region, ctx, id, maker, candidates } = await aSent(db);
  const receiver = contextOf(db, await anOrganiser(db, region.agencyId, "support"));

  const incoming = await incomingOf(receiver, region);

  expect(incoming).toMatchObject([
    {
      number: "812/SCT-QLCN",
      agencyName: "Ủy ban nhân dân tỉnh Lâm Đồng",
      signerName: "Lê Thị Thu",
      from: { slug: round.slug },
      entries: [
        {
          nominationId: id,
          position: 1,
          code: null,
          isCodeHidden: false,
          productName: candidates[0]!.productName,
          title: { number: candidates[0]!.certificate.number, level: "province", revokedOn: null },
          score: { numerator: 9000n, denominator: 100n },
          rank: 1,
          state: "draft",
        },
      ],
    },
  ]);
  expect(await sentBy(ctx, round)).toEqual(incoming);
  await expect(incomingOf(ctx, region)).rejects.toMatchObject({ code: "forbidden" });
  await expect(sentBy(maker, round)).rejects.toMatchObject({ code: "forbidden" });
});

test("whoever judges the blind round above reads the list without voting codes, their colleagues with them", async ({
  db,
}) => {
  const { round, region, ctx, id, maker } = await aSent(db, { rules: { blind: true } });
  const { head } = await aJury(db, region.id, 1);
  await aMembership(db, head.actor.userId, "secretary", { agencyId: round.agencyId });
  const both = contextOf(db, await actorOf(db, { id: head.actor.userId }));
  const told = async (reader: Context) =>
    (await sentBy(reader, round)).flatMap(({ entries }) =>
      entries.map(({ nominationId, code, isCodeHidden }) => ({ nominationId, code, isCodeHidden })),
    );
  // Nothing is scored under it yet, and it may be taken back.
  expect(await told(both)).toEqual([{ nominationId: id, code: null, isCodeHidden: false }]);
  await handIn(maker, id);
  const [entry] = await db.select().from(nominations).where(eq(nominations.id, id));

  expect(await told(both)).toEqual([{ nominationId: null, code: null, isCodeHidden: true }]);
  expect(await told(ctx)).toEqual([{ nominationId: id, code: entry!.code, isCodeHidden: false }]);
  await db.update(appointments).set({ endedAt: new Date() }).where(eq(appointments.id, head.appointmentId));
  expect(await told(both)).toEqual([{ nominationId: null, code: null, isCodeHidden: true }]);
});

/** A product that was put forward is upgraded and handed in by its maker. */
async function handIn(maker: Awaited<ReturnType<typeof aSent>>["maker"], id: string) {
  const [row] = await maker.db.execute<{ answers: Record<string, string> }>(
    `select answers from dossiers where nomination_id = '${id}'`,
  );
  const { lowerTitleNumber, lowerTitleDate, lowerTitleLevel } = row!.answers;
  await answerAll(maker, id, { lowerTitleNumber, lowerTitleDate, lowerTitleLevel });
  await submitNomination(maker, id, { declared: true });
}
