import { expect, test } from "#tests/support/database";
import { beforeMigration, migrate } from "#tests/support/migrations";
import { newUuid } from "~/lib/uuid";

test("what exhibitors gave back before is told from what the organiser took back", async () => {
  await beforeMigration("0014_fairs_reviewed", async (sql) => {
    const [fair, maker, agency, application, booth] = Array.from({ length: 5 }, newUuid) as [string, ...string[]];
    const [producer, clerk] = [newUuid(), newUuid()];
    const at = (hour: number) => `2026-11-0${hour}T02:00:00Z`;
    // Only what the migration reads: whoever else is named is not there.
    await sql.unsafe("set session_replication_role = replica");
    await sql`insert into applications (id, fair_id, establishment_id, province_id, created_by) values
      (${application!}, ${fair}, ${maker!}, '01', ${producer})`;
    await sql`insert into memberships (user_id, role, establishment_id, agency_id) values
      (${producer}, 'producer', ${maker!}, null), (${clerk}, 'producer', ${maker!}, null), (${clerk}, 'organiser', null, ${agency!})`;
    const happened = (kind: string, actor: string | null, hour: number) =>
      sql`insert into booth_events (fair_id, booth_id, kind, application_id, actor_id, at)
        values (${fair}, ${booth!}, ${kind}, ${application!}, ${actor}, ${at(hour)})`;
    await happened("vacated", producer, 1);
    await happened("vacated", clerk, 2);
    await happened("vacated", newUuid(), 3);
    await happened("vacated", null, 4);
    await happened("declined", producer, 5);
    await sql`insert into audit_entries (at, actor_id, act, subject_kind, subject_id)
      values (${at(2)}, ${clerk}, 'booths.vacated', 'fair', ${fair})`;
    await sql.unsafe("set session_replication_role = origin");

    await migrate(sql, "0014_fairs_reviewed");

    const rows = await sql<{ kind: string }[]>`select kind from booth_events order by at`;
    expect(rows.map(({ kind }) => kind)).toEqual(["given_back", "vacated", "vacated", "vacated", "declined"]);
    await expect(sql`update booth_events set kind = 'held'`).rejects.toThrow();
  });
});
