import type postgres from "postgres";
import { expect, test } from "vitest";
import { beforeMigration, migrate } from "#tests/support/migrations";

const MIGRATION = "0008_judging";
const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const [OFFICER, SHIPPED, COPY, SECOND_COPY, ALONE] = [1, 2, 3, 4, 5].map(id) as [
  string,
  string,
  string,
  string,
  string,
];
const [BELOW, ROUND, AWARD, CERTIFICATE, LETTER] = [11, 12, 13, 14, 15].map(id) as [
  string,
  string,
  string,
  string,
  string,
];
const [NAMED, FORMER, DRAFT, WITHDRAWN, PUT_FORWARD] = [21, 22, 23, 24, 25].map(id) as [
  string,
  string,
  string,
  string,
  string,
];

/** Entries and schemes of the version before. Foreign keys aside: only what the migration reads is there. */
async function addBefore(sql: postgres.Sql): Promise<void> {
  await sql`set session_replication_role = replica`;
  const scheme = (id: string, code: string) => sql`
    insert into schemes (id, code, name, name_en) values (${id}, ${code}, 'X', 'X')`;
  await scheme(SHIPPED, "cnnttb");
  await scheme(COPY, "cnnttb-ld");
  await scheme(SECOND_COPY, "cnnttb-ld-2");
  await scheme(ALONE, "ocop");
  const copied = (id: string, from: string) => sql`
    insert into audit_entries (act, subject_kind, subject_id, after)
    values ('schemes.copied', 'scheme', ${id}, ${sql.json({ from })})`;
  await copied(COPY, "cnnttb");
  await copied(SECOND_COPY, "cnnttb-ld");

  await sql`insert into provinces (id, era, code, name, full_name, name_en, aliases) values
    ('old-60', 'old', '60', 'Bình Thuận', 'x', 'x', '{}'), ('new-68', 'new', '68', 'Lâm Đồng', 'x', 'x', '{}'),
    ('new-01', 'new', '01', 'Hà Nội', 'x', 'x', '{}') on conflict do nothing`;
  await sql`insert into province_successions (old_id, new_id, effective_on) values ('old-60', 'new-68', '2025-07-01')
    on conflict do nothing`;
  await sql`insert into round_territories (round_id, province_id) values (${ROUND}, 'old-60'), (${ROUND}, 'new-01')`;
  const entry = async (id: string, provinceId: string, state: string, submittedAt: string | null) => {
    await sql`insert into establishments (id, slug, name, name_key, province_id) values (${id}, ${id}, 'X', 'x', ${provinceId})`;
    await sql`insert into products (id, slug, establishment_id, name, name_key, province_id)
      values (${id}, ${id}, ${id}, 'P', 'p', ${provinceId})`;
    await sql`insert into nominations (id, round_id, product_id, code, group_code, state, created_by, submitted_at, declared_at)
      values (${id}, ${ROUND}, ${id}, ${id}, 'A', ${state}, ${OFFICER}, ${submittedAt}, now())`;
    await sql`insert into dossiers (nomination_id, answers, updated_by)
      values (${id}, ${sql.json({ capacity: "60 tấn", lowerTitleNumber: "khác" })}, ${OFFICER})`;
  };
  await entry(NAMED, "new-01", "admitted", "2026-03-01");
  await entry(FORMER, "new-68", "submitted", "2026-03-01");
  await entry(DRAFT, "new-01", "draft", null);
  await entry(WITHDRAWN, "new-01", "withdrawn", "2026-03-01");
  await entry(PUT_FORWARD, "new-68", "draft", null);
  await sql`insert into awards (id, source, decision_id, nomination_id, product_id, level, year, province_id, product_name)
    values (${AWARD}, 'decided', ${BELOW}, ${BELOW}, ${PUT_FORWARD}, 'province', 2025, 'new-68', 'P')`;
  await sql`insert into certificates (id, number, award_id, issued_on, valid_until)
    values (${CERTIFICATE}, 'LDG-2025-1493-007', ${AWARD}, '2025-10-05', '2028-12-31')`;
  await sql`insert into forwarded_entries (forwarding_id, award_id, to_round_id, nomination_id, position)
    values (${LETTER}, ${AWARD}, ${ROUND}, ${PUT_FORWARD}, 1)`;
  await sql`set session_replication_role = origin`;
}

test("schemes know what they were copied from, entries where they count, and put-forward drafts their title", async () => {
  await beforeMigration(MIGRATION, async (sql) => {
    await addBefore(sql);

    await migrate(sql, MIGRATION);

    const schemes = await sql`select id, root_id from schemes order by id`;
    expect(schemes.map((row) => [row.id, row.root_id])).toEqual([
      [SHIPPED, null],
      [COPY, SHIPPED],
      [SECOND_COPY, SHIPPED],
      [ALONE, null],
    ]);
    const entries = await sql`select id, counted_territory_id from nominations order by id`;
    expect(entries.map((row) => [row.id, row.counted_territory_id])).toEqual([
      [NAMED, "new-01"],
      [FORMER, "old-60"],
      [DRAFT, null],
      [WITHDRAWN, "new-01"],
      [PUT_FORWARD, "old-60"],
    ]);
    const answers = await sql`select nomination_id, answers from dossiers order by nomination_id`;
    expect(answers.map((row) => row.answers.lowerTitleNumber)).toEqual([
      ...["khác", "khác", "khác", "khác"],
      "LDG-2025-1493-007",
    ]);
    expect(answers.at(-1)!.answers).toEqual({
      capacity: "60 tấn",
      lowerTitleNumber: "LDG-2025-1493-007",
      lowerTitleDate: "2025-10-05",
      lowerTitleLevel: "province",
    });
  });
});
