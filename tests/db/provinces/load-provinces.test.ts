import { contextOf, expect, test } from "#tests/support/database";
import { regions } from "~/db/schema";
import { loadProvinces } from "~/domain/provinces/load-provinces.server";
import { listProvinces } from "~/domain/provinces/queries.server";

test("loadProvinces can be repeated and keeps the provinces of both eras with their regions", async ({ db }) => {
  const ctx = contextOf(db, null);

  await loadProvinces(ctx);
  await loadProvinces(ctx);

  const provinces = await listProvinces(ctx);
  const regionsOf = (id: string) => provinces.find((province) => province.id === id)?.regions;
  expect(provinces.length).toBe(97);
  expect(provinces.filter(({ era, regions }) => era === "old" && regions.length === 1)).toHaveLength(63);
  expect(["old-60", "old-67", "old-68", "new-68", "new-19"].map(regionsOf)).toEqual([
    ["south"],
    ["central"],
    ["central"],
    ["central", "south"],
    ["north"],
  ]);
  expect(provinces.filter(({ era, regions }) => era === "new" && regions.length !== 1).map(({ id }) => id)).toEqual([
    "new-68",
  ]);
  expect(await db.select().from(regions)).toEqual(
    expect.arrayContaining([
      { code: "north", name: "Phía Bắc", nameEn: "North" },
      { code: "central", name: "Miền Trung - Tây Nguyên", nameEn: "Central and Central Highlands" },
      { code: "south", name: "Phía Nam", nameEn: "South" },
    ]),
  );
});

test("every province lies in one of today", async ({ db }) => {
  const provinces = await listProvinces(contextOf(db, null));

  const currentOf = (id: string) => provinces.find((one) => one.id === id)?.currentId;
  expect(currentOf("old-60")).toBe("new-68");
  expect(currentOf("new-68")).toBe("new-68");
  expect(provinces.find(({ id }) => id === "new-75")).toMatchObject({
    name: "Đồng Nai",
    fullName: "Thành phố Đồng Nai",
  });
});
