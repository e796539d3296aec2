import { eq } from "drizzle-orm";
import { actorOf, aMembership, aUser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { dossiers } from "~/db/schema";
import { nominationById, nominationsOfProducer } from "~/domain/nominations/queries.server";
import { saveDossier } from "~/domain/nominations/save-dossier.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { anEntrant } from "./steps";

const FIRST = { description: "Nước mắm nhỉ", materials: "Cá cơm" };

/** A draft with a first step that both a producer and a colleague have open. */
async function aSharedDraft(db: Database) {
  const { ctx, establishment, product, round } = await anEntrant(db);
  const user = await aUser(db, { name: "Lê Thị Hoa" });
  await aMembership(db, user.id, "producer", { establishmentId: establishment.id });
  const colleague = contextOf(db, await actorOf(db, user));
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  await saveDossier(ctx, id, { step: "product", answers: FIRST });
  const { version } = await nominationById(ctx, id);
  return { id, ctx, colleague, seen: { version, answers: FIRST } };
}

test("who saved last, when and at which step is told; a dossier is gone on with where it was left", async ({ db }) => {
  const { id, ctx, colleague } = await aSharedDraft(db);

  await saveDossier(colleague, id, { step: "market", answers: { markets: "18 tỉnh" } });

  expect(await nominationById(ctx, id)).toMatchObject({
    savedBy: "Lê Thị Hoa",
    savedAt: colleague.now,
    lastStep: "market",
    version: 3,
  });
  const [own] = await nominationsOfProducer(ctx);
  expect(own?.saved).toEqual({ at: colleague.now, by: "Lê Thị Hoa", step: "market" });
});

test("two devices that changed different answers are joined", async ({ db }) => {
  const { id, ctx, colleague, seen } = await aSharedDraft(db);

  const theirs = await saveDossier(colleague, id, {
    step: "product",
    answers: { ...FIRST, materials: "Cá nục" },
    seen,
  });
  const mine = await saveDossier(ctx, id, { step: "product", answers: { ...FIRST, description: "Mắm" }, seen });

  const joined = { description: "Mắm", materials: "Cá nục" };
  expect(theirs).toMatchObject({ kind: "saved", version: 3, joined: [] });
  expect(mine).toEqual({ kind: "saved", version: 4, answers: joined, joined: ["materials"], at: ctx.now });
  expect((await nominationById(ctx, id)).dossier.answers).toEqual(joined);
});

test("two devices that changed the same answer: nothing is written, both versions are told, and a choice is saved", async ({
  db,
}) => {
  const { id, ctx, colleague, seen } = await aSharedDraft(db);
  const kept = { description: "Bản của Hoa", materials: "Cá nục" };
  await saveDossier(colleague, id, { step: "product", answers: kept, seen });

  const answers = { ...FIRST, description: "Bản của tôi" };
  const saving = await saveDossier(ctx, id, { step: "product", answers, seen });

  expect(saving).toEqual({
    kind: "differs",
    version: 3,
    kept,
    answers: { description: "Bản của tôi", materials: "Cá nục" },
    differences: [{ question: "description", mine: "Bản của tôi", kept: "Bản của Hoa" }],
    by: "Lê Thị Hoa",
    at: colleague.now,
  });
  expect((await nominationById(ctx, id)).dossier.answers).toEqual(kept);

  const choice = { description: "Bản của tôi", materials: "Cá nục" };
  const chosen = await saveDossier(ctx, id, { step: "product", answers: choice, seen: { version: 3, answers: kept } });
  expect(chosen).toMatchObject({ kind: "saved", version: 4 });
  expect((await nominationById(ctx, id)).dossier.answers).toEqual(choice);
});

test("of two that save the same answer at once, one is told", async ({ db }) => {
  const { id, ctx, colleague, seen } = await aSharedDraft(db);
  const save = (as: typeof ctx, description: string) =>
    saveDossier(as, id, { step: "product", answers: { ...FIRST, description }, seen });

  const savings = await Promise.all([save(ctx, "Một"), save(colleague, "Hai")]);

  expect(savings.map((saving) => saving.kind).sort()).toEqual(["differs", "saved"]);
  const [row] = await db.select().from(dossiers).where(eq(dossiers.nominationId, id));
  expect(row?.version).toBe(3);
});

test("another step saved meanwhile stands in nobody's way, and the same change twice is no difference", async ({
  db,
}) => {
  const { id, ctx, colleague, seen } = await aSharedDraft(db);
  await saveDossier(colleague, id, { step: "market", answers: { markets: "18 tỉnh" } });
  const change = { step: "product", answers: { ...FIRST, description: "Mắm" }, seen } as const;

  expect(await saveDossier(ctx, id, change)).toMatchObject({ kind: "saved", joined: [] });
  expect(await saveDossier(ctx, id, change)).toMatchObject({ kind: "saved", joined: [] });
  expect((await nominationById(ctx, id)).dossier.answers).toEqual({ ...change.answers, markets: "18 tỉnh" });
});
