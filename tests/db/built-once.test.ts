import { eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { expect, test } from "#tests/support/database";
import { builtOnce } from "~/db/built-once.server";
import { agencies } from "~/db/schema";

test("a query built once sees what its own transaction wrote, and only that, and is put together a single time", async ({
  db,
}) => {
  const { id } = await anAgency(db, { place: "Phan Thiết" });
  let built = 0;
  const placeOf = builtOnce((either) => {
    built += 1;
    return either
      .select({ id: agencies.id, place: agencies.place })
      .from(agencies)
      .where(eq(agencies.id, sql.placeholder("id")))
      .prepare("built_once");
  });

  const [before] = await placeOf(db).execute({ id });
  const [inside, meanwhile] = await db.transaction(async (tx) => {
    await tx.update(agencies).set({ place: "Đà Lạt" }).where(eq(agencies.id, id));
    return [await placeOf(tx).execute({ id }), await placeOf(db).execute({ id })];
  });

  expect(before).toEqual({ id, place: "Phan Thiết" });
  expect(inside).toEqual([{ ...before, place: "Đà Lạt" }]);
  expect(meanwhile).toEqual([before]);
  expect(await placeOf(db).execute({ id })).toEqual(inside);
  expect(built).toBe(1);
});
