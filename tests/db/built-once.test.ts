import { eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { expect, test } from "#tests/support/database";
import { builtOnce } from "~/db/built-once.server";
import { agencies } from "~/db/schema";

test("a query built once sees what its own transaction wrote, and only that, and is put together a single time", async ({
  db,
}) => {
  const { id } = await anAgency(db, { name: "Sở Công Thương" });
  let built = 0;
  const nameOf = builtOnce((either) => {
    built += 1;
    return either
      .select({ id: agencies.id, name: agencies.name })
      .from(agencies)
      .where(eq(agencies.id, sql.placeholder("id")))
      .prepare("built_once");
  });

  const [before] = await nameOf(db).execute({ id });
  const [inside, meanwhile] = await db.transaction(async (tx) => {
    await tx.update(agencies).set({ name: "Cục Công Thương địa phương" }).where(eq(agencies.id, id));
    return [await nameOf(tx).execute({ id }), await nameOf(db).execute({ id })];
  });

  expect(before).toEqual({ id, name: "Sở Công Thương" });
  expect(inside).toEqual([{ ...before, name: "Cục Công Thương địa phương" }]);
  expect(meanwhile).toEqual([before]);
  expect(await nameOf(db).execute({ id })).toEqual(inside);
  expect(built).toBe(1);
});
