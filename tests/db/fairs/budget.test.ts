import { randomUUID } from "node:crypto";
import { auditOf } from "#tests/support/audit";
import { expect, test } from "#tests/support/database";
import { addBudgetItem } from "~/domain/fairs/add-budget-item.server";
import { editBudgetItem } from "~/domain/fairs/edit-budget-item.server";
import type { AddBudgetItemForm } from "~/domain/fairs/forms";
import { budgetOf } from "~/domain/fairs/parts.server";
import { removeBudgetItem } from "~/domain/fairs/remove-budget-item.server";
import { aFairAtWork, refusalOf } from "./at-work";

const GROUND: AddBudgetItemForm = {
  source: "national_promotion",
  item: "Thuê mặt bằng",
  planned: 850_000_000,
  legalSource: "Thông tư số 28/2018/TT-BTC",
};

const NOWHERE = "0198c6a0-0000-7000-8000-000000000000";

test("lines stand in the order in which they were written, what is not spent is not known", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  const id = await addBudgetItem(ctx, fair.id, GROUND);
  await addBudgetItem(ctx, fair.id, { ...GROUND, item: "Khai mạc", spent: 90_000_000, planned: 100_000_000 });

  await editBudgetItem(ctx, id, { ...GROUND, spent: 840_000_000, seen: 1 });

  expect(await budgetOf(ctx, fair.id)).toMatchObject([
    { ...GROUND, spent: 840_000_000, position: 1, version: 2 },
    { item: "Khai mạc", spent: 90_000_000, position: 2, version: 1 },
  ]);
  await removeBudgetItem(ctx, id, { seen: 2 });
  expect((await budgetOf(ctx, fair.id)).map((line) => line.item)).toEqual(["Khai mạc"]);
  const last = (await auditOf(db, fair.id, { details: true })).at(-1);
  expect(last).toMatchObject({
    act: "fairs.budget_item_removed",
    before: { item: "Thuê mặt bằng", spent: 840_000_000 },
  });
});

test("twenty who add a line at once add twenty, each with a place of its own", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);

  await Promise.all(
    Array.from({ length: 20 }, (_, at) => addBudgetItem(ctx, fair.id, { ...GROUND, item: `Khoản ${at}` })),
  );

  const lines = await budgetOf(ctx, fair.id);
  expect(lines.map((line) => line.position)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  expect(new Set(lines.map((line) => line.item)).size).toBe(20);
});

test("of two who change a line the second is told; lines are refused to others and of nowhere", async ({ db }) => {
  const { fair, ctx, others } = await aFairAtWork(db);
  const id = await addBudgetItem(ctx, fair.id, GROUND);
  const edit = (who: typeof ctx, itemId = id) =>
    refusalOf(editBudgetItem(who, itemId, { ...GROUND, planned: 1, seen: 1 }));

  const race = await Promise.all([edit(ctx), edit(ctx), edit(ctx)]);

  expect(race.flat().sort()).toEqual(["conflict", "conflict", "done"]);
  expect(await refusalOf(removeBudgetItem(ctx, id, { seen: 1 }))).toEqual(["conflict"]);
  for (const other of others) {
    expect(await edit(other)).toEqual(["forbidden"]);
    expect(await refusalOf(addBudgetItem(other, fair.id, GROUND))).toEqual(["forbidden"]);
    expect(await refusalOf(removeBudgetItem(other, id, { seen: 2 }))).toEqual(["forbidden"]);
  }
  expect(await edit(ctx, NOWHERE)).toEqual(["not_found"]);
});

test("a form that is sent twice adds one line, and another line under its key is refused", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  const key = randomUUID();
  const ids = await Promise.all([
    addBudgetItem(ctx, fair.id, { ...GROUND, key }),
    addBudgetItem(ctx, fair.id, { ...GROUND, key }),
  ]);
  expect(ids[0]).toBe(ids[1]);
  expect(await budgetOf(ctx, fair.id)).toHaveLength(1);
  expect(await refusalOf(addBudgetItem(ctx, fair.id, { ...GROUND, item: "Việc khác", key }))).toEqual(["conflict"]);
  await addBudgetItem(ctx, fair.id, { ...GROUND, key: randomUUID() });
  expect(await budgetOf(ctx, fair.id)).toHaveLength(2);
});
