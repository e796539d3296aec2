import { expect, test } from "#tests/support/database";
import { takeTurn } from "~/http/rate-limit-turns.server";

test("tries of one key that come at once get one turn after another, and no more than fit in the line", async ({
  db,
}) => {
  const turn = { holdMs: 1000, longestMs: 3500 };
  const waits = await Promise.all(Array.from({ length: 8 }, () => takeTurn(db, "account", turn)));

  const given = waits.filter((wait) => wait !== null).sort((a, b) => a - b);
  expect(given.map((wait) => Math.round(wait / 1000))).toEqual([1, 2, 3]);
  expect(waits.filter((wait) => wait === null)).toHaveLength(5);
  expect(await takeTurn(db, "another", turn)).toBeGreaterThan(900);
});

test("a line that has passed begins anew", async ({ db }) => {
  const turn = { holdMs: 30, longestMs: 60 };
  await Promise.all([1, 2].map(() => takeTurn(db, "short", turn)));
  expect(await takeTurn(db, "short", turn)).toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(await takeTurn(db, "short", turn)).toBeLessThanOrEqual(30);
});
