import { fillStep, heldTitles, morningOf } from "#tests/factories/yearly-reports";
import { contextOf, expect, test } from "#tests/support/database";
import { beforeMigration, migrate } from "#tests/support/migrations";
import { remindersOf, setReminders } from "~/domain/certificates/reminder-settings.server";
import { DEFAULT_REMINDERS } from "~/domain/certificates/reminders";
import { todayInVietnam } from "~/lib/dates";

test("of two organisers the second reads the days again, and no first year takes away a report", async ({ db }) => {
  const held = await heldTitles(db);
  const [title] = held.titles;
  const ctx = contextOf(db, held.organiser, morningOf(`${held.year + 1}-01-10`));
  const form = { ...DEFAULT_REMINDERS, dueSource: undefined, expiryDaysBefore: [30] };
  await setReminders(ctx, held.agencyId, { ...form, reportDaysBefore: 7 });
  await expect(setReminders(ctx, held.agencyId, { ...form, reportDaysBefore: 9 })).rejects.toMatchObject({
    code: "conflict",
  });
  await fillStep(contextOf(db, title!.producer, ctx.now), { awardId: title!.awardId, year: held.year }, "business");
  const set = (firstYear: number) => setReminders(ctx, held.agencyId, { ...form, version: 1, firstYear });
  await expect(set(held.year + 1)).rejects.toMatchObject({
    code: "invalid",
    fields: { firstYear: [expect.any(String)] },
  });
  await set(held.year);
  expect(await remindersOf(ctx, held.agencyId)).toEqual({ ...form, dueSource: null, firstYear: held.year, version: 2 });
});

test("agencies that were there before the reports are asked from the year of the upgrade on, else as by default", async () => {
  const migration = "0012_awards_that_last";
  await beforeMigration(migration, async (sql) => {
    const [agency] =
      await sql`insert into agencies (slug, level, place) values ('bo-cong-thuong', 'nation', 'Hà Nội') returning id`;
    await migrate(sql, migration);
    const { firstYear: _, version: __, dueSource: ___, ...defaults } = DEFAULT_REMINDERS;
    expect(
      await sql`select agency_id, opens_on as "opensOn", opens_next_year as "opensNextYear", due_on as "dueOn",
        due_next_year as "dueNextYear", report_days_before as "reportDaysBefore", expiry_days_before as "expiryDaysBefore",
        first_year, due_source, version, set_by from reminder_settings`,
    ).toEqual([
      {
        ...defaults,
        agency_id: agency!.id,
        first_year: Number(todayInVietnam(new Date()).slice(0, 4)),
        due_source: null,
        version: 1,
        set_by: null,
      },
    ]);
  });
});
