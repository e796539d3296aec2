import { eq } from "drizzle-orm";
import { nominationsFor } from "#tests/factories/nominations";
import { aUser } from "#tests/factories/people";
import { aProduct } from "#tests/factories/products";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { nominations } from "~/db/schema";
import { giveVotingCode } from "~/domain/nominations/voting-codes.server";
import { formatVotingCode } from "~/lib/voting-code";
import { aSubmitted } from "./steps";

const numbersOf = (codes: readonly string[]) => codes.map((code) => Number(code.split("-").at(-1)));

async function codesOf(db: Database, count: number, options: RoundOptions = {}): Promise<string[]> {
  const round = await aRound(db, options);
  return (await nominationsFor(db, round.id, count)).map(({ code }) => code);
}

test("an open round numbers its entries one after the other", async ({ db }) => {
  expect(numbersOf(await codesOf(db, 3))).toEqual([1, 2, 3]);
});

test("a blind round draws four digits for each entry: no order, no run, none twice", async ({ db }) => {
  const numbers = numbersOf(await codesOf(db, 12, { rules: { blind: true } }));

  expect(new Set(numbers).size).toBe(12);
  expect(numbers.every((number) => number >= 1000 && number <= 9999)).toBe(true);
  expect(numbers).not.toEqual(numbers.toSorted((a, b) => a - b));
  expect(numbers.toSorted((a, b) => a - b).at(-1)! - Math.min(...numbers)).toBeGreaterThan(120);
});

test("a dossier handed in to a blind round is given a code of the usual form", async ({ db }) => {
  const { round, id } = await aSubmitted(db, { rules: { blind: true } });
  const [entry] = await db.select({ code: nominations.code }).from(nominations).where(eq(nominations.id, id));

  expect(entry!.code).toMatch(new RegExp(`^${round.codePrefix}-${round.year}-[1-9]\\d{3}$`));
});

test("in a blind round that has given a tenth of its numbers they grow by a digit", async ({ db }) => {
  const round = await aRound(db, { rules: { blind: true } });
  const product = await aProduct(db);
  const { id: createdBy } = await aUser(db);
  const given = (number: number) => formatVotingCode({ prefix: round.codePrefix, year: round.year, number });
  const common = { roundId: round.id, productId: product.id, groupCode: "B", createdBy, submittedAt: new Date() };
  const rows = (first: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({ ...common, state: "withdrawn" as const, code: given(first + at) }));
  const next = async () =>
    numbersOf([await db.transaction((tx) => giveVotingCode({ db: tx, actor: null, now: new Date() }, round.id))])[0]!;

  await db.insert(nominations).values(rows(1000, 899));
  expect(await next()).toBeGreaterThanOrEqual(1899);
  expect(await next()).toBeLessThanOrEqual(9999);
  await db.insert(nominations).values(rows(1899, 1));
  expect(await next()).toBeGreaterThanOrEqual(10_000);
});
