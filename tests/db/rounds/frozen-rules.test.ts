import { sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anOrganiser } from "#tests/factories/people";
import { aDatedRound, roundForm } from "#tests/factories/round-forms";
import { aScheme } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { frozenDifferences, requireFrozenRules } from "~/domain/rounds/frozen-rules.server";
import { openRound } from "~/domain/rounds/open-round.server";

const NOW = new Date("2026-02-01T03:00:00Z");

test("rules, their hash and the criteria are compared with what was frozen", async ({ db }) => {
  const agency = await anAgency(db);
  const ctx = contextOf(db, await anOrganiser(db, agency.id), NOW);
  const { id } = await aDatedRound(ctx, roundForm(agency.id, await aScheme(db)));
  expect(await frozenDifferences(ctx, id)).toEqual([]);
  await openRound(ctx, id);
  expect(await frozenDifferences(ctx, id)).toEqual([]);
  await requireFrozenRules(ctx, id);

  // What no one can do through the site: the database's own triggers are off.
  const change = (what: ReturnType<typeof sql>) =>
    db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(what);
    });
  await change(sql`update rounds set rules = jsonb_set(rules, '{passMark,value}', '1000') where id = ${id}`);
  expect(await frozenDifferences(ctx, id)).toEqual(["rules"]);
  await expect(requireFrozenRules(ctx, id)).rejects.toMatchObject({ code: "conflict" });

  await change(sql`update rounds set rules_hash = repeat('0', 64) where id = ${id}`);
  await change(sql`update criteria set step = 25 where round_id = ${id}`);
  expect(await frozenDifferences(ctx, id)).toEqual(["rules", "hash", "criteria"]);
});
