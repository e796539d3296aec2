import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { withoutValues } from "~/lib/log.server";

test("a failed query is logged with its statement and reason, and without its values", () => {
  const cause = new Error("value too long");
  const error = new DrizzleQueryError('insert into "mails" values ($1)', ["https://site/reset-password/SECRET"], cause);

  const told = JSON.stringify(withoutValues(error));

  expect(told).not.toContain("SECRET");
  expect(told).toContain("insert into");
  expect(told).toContain("value too long");
});
