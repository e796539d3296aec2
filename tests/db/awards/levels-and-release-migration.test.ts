import type postgres from "postgres";
import { expect, test } from "vitest";
import { beforeMigration, migrate } from "#tests/support/migrations";

const MIGRATION = "0006_levels_and_release";
const [OFFICER, ROUND, MAKER, OTHER_MAKER, DECISION, SET_PRODUCT, SET, UNDONE_SET, SECOND_DECISION] = ids(1, 9);
const [LED, SINGLE, IN_SET, WAITING, REFUSED] = ids(11, 15);
const [POTS, SAUCE, MAT, JAR, BOWL] = ids(21, 25);
const [FOR_ALL, FOR_B, PART_FOR_B, OPEN_SHEET, SIGNED_SHEET] = ids(31, 35);
const [DECIDED_FRAME, RETURNED_FRAME, WAITING_FRAME] = ids(41, 43);
const RECORDED = "2026-06-10T03:00:00.000Z";

function ids(from: number, to: number): string[] {
  return Array.from(
    { length: to - from + 1 },
    (_, place) => `00000000-0000-7000-8000-${String(from + place).padStart(12, "0")}`,
  );
}

/** A round of the version before: two decisions, the first of which names a set and a single product. */
async function addDecidedRound(sql: postgres.Sql): Promise<void> {
  await sql`insert into users ${sql({ id: OFFICER!, email: "a@tinhhoa.test", name: "An" })}`;
  await sql`insert into rounds (id, slug, scheme_version_id, agency_id, level, year, name, name_en, code_prefix, rules, rules_hash,
      created_by, opened_at, opened_by)
    values (${ROUND!}, 'r', ${ROUND!}, ${ROUND!}, 'province', 2026, 'R', 'R', 'R', '{}', 'now', ${OFFICER!}, now(), ${OFFICER!})`;
  const product = (id: string, establishment: string) => sql`
    insert into products (id, slug, establishment_id, name, name_key, province_id)
    values (${id}, ${id}, ${establishment}, 'P', 'p', 'new-68')`;
  await product(POTS!, MAKER!);
  await product(SAUCE!, MAKER!);
  await product(MAT!, OTHER_MAKER!);
  await product(JAR!, OTHER_MAKER!);
  await product(BOWL!, OTHER_MAKER!);
  await product(SET_PRODUCT!, MAKER!);
  const entry = (id: string, product: string, state: string) => sql`
    insert into nominations (id, round_id, product_id, code, group_code, state, created_by, declared_at)
    values (${id}, ${ROUND!}, ${product}, ${id}, 'A', ${state}, ${OFFICER!}, now())`;
  await entry(LED!, POTS!, "admitted");
  await entry(IN_SET!, SAUCE!, "admitted");
  await entry(SINGLE!, MAT!, "admitted");
  await entry(WAITING!, JAR!, "admitted");
  await entry(REFUSED!, BOWL!, "refused");
  const merge = (id: string, lead: string, undone: string | null) => sql`
    insert into merges (id, round_id, product_id, lead_nomination_id, name, set_case, reason, merged_by, undone_at)
    values (${id}, ${ROUND!}, ${SET_PRODUCT!}, ${lead}, 'Bộ', 'a', 'x', ${OFFICER!}, ${undone})`;
  await merge(SET!, LED!, null);
  await merge(UNDONE_SET!, SINGLE!, RECORDED);
  const decision = (id: string, number: string) => sql`
    insert into decisions (id, round_id, tally_id, agency_id, agency_name, number, decided_on, place, signer_name, signer_title,
      recorded_by, recorded_at)
    values (${id}, ${ROUND!}, ${ROUND!}, ${ROUND!}, 'UBND', ${number}, '2026-06-10', 'x', 'x', 'x', ${OFFICER!}, ${RECORDED})`;
  await decision(DECISION!, "1493/QĐ-UBND");
  await decision(SECOND_DECISION!, "1600/QĐ-UBND");
  const award = (decision: string, entry: string, product: string, position: number, tier: string | null) => sql`
    insert into awards (source, decision_id, nomination_id, product_id, level, year, province_id, product_name, position, tier)
    values ('decided', ${decision}, ${entry}, ${product}, 'province', 2026, 'new-68', 'P', ${position}, ${tier})`;
  await award(DECISION!, SINGLE!, MAT!, 7, null);
  await award(DECISION!, LED!, SET_PRODUCT!, 3, "5");
  await award(SECOND_DECISION!, WAITING!, JAR!, 1, null);
  await sql`insert into awards (source, product_id, level, year, province_id, product_name, record_key)
    values ('recorded', ${POTS!}, 'province', 2020, 'new-68', 'P', 'list')`;
}

/** Two sheets of an entry of group A with points on what only group B is asked, by a leaf and by what is above it. */
async function addSheets(sql: postgres.Sql): Promise<void> {
  const criterion = (id: string, parent: string | null, code: string, groups: string[] | null) => sql`
    insert into criteria (id, round_id, parent_id, code, title, title_en, maximum, step, position, group_codes)
    values (${id}, ${ROUND!}, ${parent}, ${code}, 'x', 'x', 4000, 50, 1, ${groups})`;
  await criterion(FOR_ALL!, null, "I", null);
  await criterion(FOR_B!, null, "II", ["B"]);
  await criterion(PART_FOR_B!, FOR_B!, "II.1", null);
  for (const [sheet, signed] of [
    [OPEN_SHEET!, null],
    [SIGNED_SHEET!, RECORDED],
  ] as const) {
    await sql`insert into sheets (id, appointment_id, nomination_id, signed_at) values (${sheet}, ${sheet}, ${LED!}, ${signed})`;
    for (const asked of [FOR_ALL!, PART_FOR_B!]) {
      await sql`insert into sheet_points (sheet_id, criterion_id, points, event_id) values (${sheet}, ${asked}, 500, ${sheet})`;
    }
  }
}

/** One frame decided, then the rules reopened, then one sent back, and one that waits. */
async function addFrames(sql: postgres.Sql): Promise<void> {
  const change = (kind: string, before: string, after: string, at: string) => sql`
    insert into rule_changes (round_id, kind, number, decided_on, reason, hash_before, hash_after, rules_before, by, at)
    values (${ROUND!}, ${kind}, '1', '2026-04-01', 'x', ${before}, ${after}, '{}', ${OFFICER!}, ${at})`;
  await change("frame", "opened", "framed", "2026-04-02T00:00:00Z");
  await change("reopening", "framed", "now", "2026-04-05T00:00:00Z");
  const frame = (
    id: string,
    proposed: string,
    decided: string | null,
    number: string | null,
    returned: string | null,
  ) => sql`
    insert into point_frames (id, round_id, criteria, proposed_by, proposed_at, decided_by, decided_at, number, decided_on,
      returned_reason)
    values (${id}, ${ROUND!}, '[]', ${OFFICER!}, ${proposed}, ${decided && OFFICER!}, ${decided}, ${number},
      ${number && "2026-04-02"}, ${returned})`;
  await frame(DECIDED_FRAME!, "2026-04-01T00:00:00Z", "2026-04-02T00:00:00Z", "1", null);
  await frame(RETURNED_FRAME!, "2026-04-03T00:00:00Z", "2026-04-06T00:00:00Z", null, "x");
  await frame(WAITING_FRAME!, "2026-04-07T00:00:00Z", null, null, null);
}

test("decisions of before are released with what they recognised, and no unseen point stays on a sheet", async () => {
  await beforeMigration(MIGRATION, async (sql) => {
    // What these rows hang on is another matter than theirs.
    await sql`set session_replication_role = replica`;
    await addDecidedRound(sql);
    await addSheets(sql);
    await addFrames(sql);
    await sql`set session_replication_role = origin`;

    await migrate(sql, MIGRATION);

    expect(await sql`select * from decision_items order by decision_id, position`).toEqual([
      item(DECISION!, LED!, { merge_id: SET, product_id: SET_PRODUCT, position: 1, tier: "5" }),
      item(DECISION!, SINGLE!, { product_id: MAT, position: 2 }),
      item(SECOND_DECISION!, WAITING!, { product_id: JAR, position: 1 }),
    ]);
    expect(await sql`select * from releases order by decision_id`).toEqual([
      release(DECISION!, { recognised: 2, establishments: 2 }),
      release(SECOND_DECISION!, { recognised: 1, establishments: 1 }),
    ]);
    expect(await sql`select sheet_id, criterion_id from sheet_points order by sheet_id, criterion_id`).toEqual([
      { sheet_id: OPEN_SHEET, criterion_id: FOR_ALL },
      { sheet_id: SIGNED_SHEET, criterion_id: FOR_ALL },
      { sheet_id: SIGNED_SHEET, criterion_id: PART_FOR_B },
    ]);
    expect(await sql`select id, rules_hash from point_frames order by id`).toEqual([
      { id: DECIDED_FRAME, rules_hash: "opened" },
      { id: RETURNED_FRAME, rules_hash: "framed" },
      { id: WAITING_FRAME, rules_hash: "now" },
    ]);
    await expect(sql`update point_frames set note = 'y' where id = ${DECIDED_FRAME!}`).rejects.toThrow("final");
    await expect(sql`delete from releases`).rejects.toThrow();
  });
});

const item = (decision: string, entry: string, values: object) => ({
  decision_id: decision,
  nomination_id: entry,
  merge_id: null,
  tier: null,
  is_put_forward: false,
  is_live: true,
  ...values,
});

/** Participants are the admitted entries of the round; who recorded the decision released it then. */
const release = (decision: string, counts: object) => ({
  decision_id: decision,
  participants: 4,
  released_by: OFFICER,
  released_at: new Date(RECORDED),
  ...counts,
});
