import { openJudgingDatabase, type Reminder } from "./database";

/** Sheets a juror wanted to sign while there was no network; none where the browser keeps nothing. */
export async function remindersOf(jurorId: string): Promise<Reminder[]> {
  const db = await openJudgingDatabase().catch(() => null);
  return (await db?.getAllFromIndex("reminders", "juror", jurorId)) ?? [];
}

export async function remember(reminder: Reminder): Promise<void> {
  await (await openJudgingDatabase()).put("reminders", reminder);
}

export async function forget(sheetId: string): Promise<void> {
  await (await openJudgingDatabase()).delete("reminders", sheetId);
}
