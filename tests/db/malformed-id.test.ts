import { sql } from "drizzle-orm";
import { expect, test } from "#tests/support/database";
import { isMalformedId } from "~/db/violations.server";

test("an id that is no UUID names nothing; JSON that no column holds is a fault of the write", async ({ db }) => {
  const refusal = (query: ReturnType<typeof sql>) =>
    db.execute(query).then(
      () => null,
      (error: unknown) => error,
    );
  expect(isMalformedId(await refusal(sql`select ${"x"}::uuid`))).toBe(true);
  expect(isMalformedId(await refusal(sql`select ${'"\\ud83d"'}::jsonb`))).toBe(false);
});
