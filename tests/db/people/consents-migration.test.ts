import { expect, test } from "vitest";
import { beforeMigration, migrate } from "#tests/support/migrations";

const MIGRATION = "0002_people_rights";
const [CONFIRMED, WAITING, INVITED] = ["1", "2", "3"].map((end) => `00000000-0000-7000-8000-00000000000${end}`);
const SIGNED_UP = new Date("2026-03-01T00:00:00Z");
const later = (minutes: number) => new Date(SIGNED_UP.getTime() + minutes * 60_000);

test("consents come from the audit, and of the links that wait only those of a sign-up confirm one", async () => {
  await beforeMigration(MIGRATION, async (sql) => {
    for (const [id, hash] of [
      [CONFIRMED!, "x"],
      [WAITING!, null],
      [INVITED!, null],
    ] as const) {
      await sql`insert into users (id, email, name, password_hash) values (${id}, ${`${id}@tinhhoa.test`}, 'x', ${hash})`;
    }
    for (const id of [CONFIRMED!, WAITING!]) {
      await sql`insert into audit_entries (at, act, subject_kind, subject_id, after)
        values (${SIGNED_UP}, 'people.registered', 'user', ${id}, '{"consent": "personal_data"}')`;
    }
    const link = (hash: string, user: string, from: number, minutes: number) => sql`
      insert into password_resets (token_hash, user_id, created_at, expires_at)
      values (${hash}, ${user}, ${later(from)}, ${later(from + minutes)})`;
    await link("sign-up", WAITING!, 0, 24 * 60);
    await link("forgotten", WAITING!, 5, 60);
    await link("made by command", INVITED!, 0, 24 * 60);
    await link("of a password", CONFIRMED!, 5, 24 * 60);

    await migrate(sql, MIGRATION);

    expect(await sql`select user_id, text_version, given_at, confirmed_at from consents order by user_id`).toEqual([
      { user_id: CONFIRMED, text_version: "2026-01", given_at: SIGNED_UP, confirmed_at: SIGNED_UP },
      { user_id: WAITING, text_version: "2026-01", given_at: SIGNED_UP, confirmed_at: null },
    ]);
    const links = await sql`
      select r.token_hash, c.user_id from password_resets r left join consents c on c.id = r.consent_id order by 1`;
    expect(links).toEqual([
      { token_hash: "forgotten", user_id: null },
      { token_hash: "made by command", user_id: null },
      { token_hash: "of a password", user_id: null },
      { token_hash: "sign-up", user_id: WAITING },
    ]);
  });
});
