import { eq } from "drizzle-orm";
import { aLetter, anOffice, aReleasedRound } from "#tests/factories/forwardings";
import { aProducer } from "#tests/factories/people";
import { aRound, aScheme } from "#tests/factories/rounds";
import { anAgencyScheme } from "#tests/factories/schemes";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { schemes } from "~/db/schema";
import { isNextLevel } from "~/domain/forwardings/candidates.server";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { roundById } from "~/domain/rounds/queries.server";
import { copyScheme } from "~/domain/schemes/copy-scheme.server";
import { OCOP } from "~/domain/schemes/ocop";
import { publishScheme } from "~/domain/schemes/publish-scheme.server";
import { latestVersionOf } from "~/domain/schemes/queries.server";
import { answerAll } from "../nominations/steps";

/** The latest version of a copy of a copy of a scheme. */
async function aSecondCopy(db: Database, from: string): Promise<string> {
  const { organiser, agency, code } = await anAgencyScheme(db, { from });
  const ctx = contextOf(db, organiser);
  const form = { name: "Quy chế của tỉnh", nameEn: "Rules of the province", agencyId: agency.id };
  const second = await copyScheme(ctx, code, form);
  const [root] = await db.select().from(schemes).where(eq(schemes.code, from));
  const [copy] = await db.select().from(schemes).where(eq(schemes.code, second.code));
  expect(copy!.rootId).toBe(root!.id);
  return (await latestVersionOf(ctx, second.code)).versionId;
}

const anOcop = async (db: Database) => (await publishScheme({ db, actor: null, now: new Date() }, OCOP)).versionId;

test("titles count between a programme and its copies, in both directions", async ({ db }) => {
  const ctx = contextOf(db, null);
  await aScheme(db);
  const copy = await aSecondCopy(db, "cnnttb");
  const roundOf = async (level: "commune" | "province", schemeVersionId?: string) => {
    const { id } = await aRound(db, { level, phase: "nomination", ...(schemeVersionId && { schemeVersionId }) });
    return roundById(ctx, id);
  };
  const [ownBelow, shippedBelow] = [await roundOf("commune", copy), await roundOf("commune")];
  const [ownAbove, shippedAbove] = [await roundOf("province", copy), await roundOf("province")];

  const leads = await Promise.all([
    isNextLevel(ctx, ownBelow, shippedAbove),
    isNextLevel(ctx, shippedBelow, ownAbove),
    isNextLevel(ctx, ownBelow, ownAbove),
    isNextLevel(ctx, shippedBelow, shippedAbove),
  ]);

  expect(leads).toEqual([true, true, true, true]);
});

test("a title of another programme, or of an agency's copy of it, goes nowhere", async ({ db }) => {
  const region = await aRound(db, { level: "region", phase: "nomination" });
  for (const schemeVersionId of [await anOcop(db), await aSecondCopy(db, "ocop")]) {
    const { round, organiser, candidates } = await aReleasedRound(db, { schemeVersionId });
    const ctx = contextOf(db, organiser);

    await expect(putForward(ctx, anOffice(), round.id, aLetter(region, candidates))).rejects.toMatchObject({
      code: "closed",
    });
  }
});

test("a title of another programme is no title where makers enter by themselves", async ({ db }) => {
  const { winners, candidates } = await aReleasedRound(db, { schemeVersionId: await anOcop(db) });
  const region = await aRound(db, { level: "region", phase: "nomination" });
  const { product } = winners[0]!;
  const maker = contextOf(db, await aProducer(db, product.establishmentId!));
  const { id } = await startNomination(maker, { roundId: region.id, productId: product.id });
  const { number, issuedOn } = candidates[0]!.certificate;
  await answerAll(maker, id, {
    lowerTitleNumber: number,
    lowerTitleDate: issuedOn.split("-").reverse().join("/"),
    lowerTitleLevel: "province",
  });

  await expect(submitNomination(maker, id, { declared: true })).rejects.toMatchObject({ code: "invalid" });
  expect((await nominationById(maker, id)).gaps).toContainEqual(
    expect.objectContaining({ kind: "lower_title", fault: "other_scheme" }),
  );
});
