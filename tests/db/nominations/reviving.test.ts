import { eq } from "drizzle-orm";
import { aNomination } from "#tests/factories/nominations";
import { anOrganiser } from "#tests/factories/people";
import { setPhase } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { dossierSnapshots, products } from "~/db/schema";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import { entryPreview } from "~/domain/nominations/entry-preview.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { receiptOf } from "~/domain/nominations/receipt.server";
import { recordSample } from "~/domain/nominations/record-sample.server";
import { reviveNomination } from "~/domain/nominations/revive-nomination.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { withdrawNomination } from "~/domain/nominations/withdraw-nomination.server";
import { anEntrant, aSubmitted } from "./steps";

const REASON = { reason: "Đổi mẫu chai" };

test("a withdrawn dossier is a draft again, unknown to the agency, and keeps its code when handed in", async ({
  db,
}) => {
  const { id, ctx, staff } = await aSubmitted(db);
  const { code } = await nominationById(ctx, id);
  await withdrawNomination(ctx, id, REASON);

  await reviveNomination(ctx, id);

  const revived = await nominationById(ctx, id);
  expect(revived).toMatchObject({ state: "draft", code, submittedAt: null });
  expect(revived.steps.map((step) => step.kind)).toEqual(["draft", "submitted", "withdrawn", "revived"]);
  await expect(nominationById(staff, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(receiptOf(ctx, id, String)).rejects.toMatchObject({ code: "closed" });
  expect((await submitNomination(ctx, id, { declared: true })).code).toBe(code);
  expect((await nominationById(staff, id)).state).toBe("submitted");
  expect(await auditOf(db, id)).toEqual(["nominations.withdrawn", "nominations.revived"]);
});

test("who begins a dossier of a product that was withdrawn from the round is told of the one there is", async ({
  db,
}) => {
  const { id, ctx } = await aSubmitted(db);
  const { code, round, productId } = await nominationById(ctx, id);
  const choice = { roundId: round.id, productId };
  expect(await entryPreview(ctx, choice)).toMatchObject({ nominationId: id, withdrawn: null });

  await withdrawNomination(ctx, id, REASON);
  expect(await entryPreview(ctx, choice)).toMatchObject({ nominationId: null, whyNot: null, withdrawn: { id, code } });

  await startNomination(ctx, choice);
  expect(await entryPreview(ctx, choice)).toMatchObject({ withdrawn: null });
});

test("a seal of before the withdrawal is void, and the dossier can be sealed anew", async ({ db }) => {
  const { id, ctx, staff } = await aSubmitted(db);
  await admitNomination(staff, id, { groupCode: "B" });
  await withdrawNomination(ctx, id, REASON);

  await reviveNomination(ctx, id);
  expect((await nominationById(ctx, id)).isSealed).toBe(false);
  await submitNomination(ctx, id, { declared: true });
  await admitNomination(staff, id, { groupCode: "B" });

  const seals = await db.select().from(dossierSnapshots).where(eq(dossierSnapshots.nominationId, id));
  expect(seals.map((seal) => seal.voidedAt !== null).sort()).toEqual([false, true]);
});

test("nothing is revived by others, that was not withdrawn, that has been replaced, or out of time", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db);
  const draft = await startNomination(ctx, { productId: product.id, roundId: round.id });
  await expect(reviveNomination(ctx, draft.id)).rejects.toMatchObject({ code: "closed", message: /đã rút/ });
  await withdrawNomination(ctx, draft.id, REASON);
  const stranger = await anEntrant(db);
  const staff = contextOf(db, await anOrganiser(db, round.agencyId));
  for (const other of [stranger.ctx, staff]) {
    await expect(reviveNomination(other, draft.id)).rejects.toMatchObject({ code: "not_found" });
  }

  const another = await startNomination(ctx, { productId: product.id, roundId: round.id });
  await expect(reviveNomination(ctx, draft.id)).rejects.toMatchObject({ code: "closed", message: /hồ sơ khác/ });
  await withdrawNomination(ctx, another.id, REASON);

  await db.update(products).set({ archivedAt: ctx.now }).where(eq(products.id, product.id));
  await expect(reviveNomination(ctx, draft.id)).rejects.toMatchObject({ code: "closed" });
  await db.update(products).set({ archivedAt: null }).where(eq(products.id, product.id));
  await setPhase(db, round.id, "screening");
  await expect(reviveNomination(ctx, draft.id)).rejects.toMatchObject({ code: "closed", message: /không nhận hồ sơ/ });
});

test("a dossier whose sample the agency still has is taken up once the sample went back", async ({ db }) => {
  const { id, ctx, staff } = await aSubmitted(db);
  await recordSample(staff, id, { kind: "received", note: "Kho 1" });
  await withdrawNomination(ctx, id, REASON);

  await expect(reviveNomination(ctx, id)).rejects.toMatchObject({ code: "closed", message: /còn giữ mẫu/ });
  await recordSample(staff, id, { kind: "returned" });

  await reviveNomination(ctx, id);
  expect((await nominationById(ctx, id)).state).toBe("draft");
});

test("two withdrawn dossiers of a product revived at once: one is", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db);
  const withdrawn = [1, 2].map(() => aNomination(db, { roundId: round.id, product, state: "withdrawn" }));
  const ids = (await Promise.all(withdrawn)).map((one) => one.id);

  const results = await Promise.allSettled(ids.map((id) => reviveNomination(ctx, id)));

  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
});
