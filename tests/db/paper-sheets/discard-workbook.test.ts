import { and, eq, ne } from "drizzle-orm";
import { aTaking } from "#tests/factories/paper-sheets";
import { anActor, anOrganiser } from "#tests/factories/people";
import { setPhase } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { filled, givenOut } from "#tests/factories/workbooks";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { ledgerEvents, paperImports } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { nameJuror } from "~/domain/panels/name-juror.server";
import { discardWorkbook } from "~/domain/paper-sheets/discard-workbook.server";
import { giveWorkbook } from "~/domain/paper-sheets/give-workbook.server";
import { takeWorkbook } from "~/domain/paper-sheets/take-workbook.server";

const reason = "Giám khảo đã gửi tệp khác thay cho tệp này";

/** A filled workbook that waits. */
async function aWaitingWorkbook(db: Database) {
  const sheet = await aSheet(db);
  const { round } = sheet;
  const secretary = await anOrganiser(db, round.agencyId, "secretary");
  const bytes = await givenOut(db, sheet, secretary);
  const file = await filled(bytes, sheet, { [sheet.nomination.code!]: { "I.1": 5 } });
  const give = async () => (await giveWorkbook(contextOf(db, secretary), round.id, file)).id!;
  const id = await give();
  const discard = (actor: Actor | null, which = id, roundId = round.id) =>
    discardWorkbook(contextOf(db, actor), roundId, which, { reason });
  const waiting = () => db.$count(paperImports, and(eq(paperImports.id, id), ne(paperImports.rows, [])));
  return { sheet, round, secretary, file, id, give, discard, waiting };
}

test("a workbook that waits is discarded by the secretary: its rows are gone, its hash and the reason stay in the audit", async ({
  db,
}) => {
  const { sheet, round, secretary, file, id, give, discard, waiting } = await aWaitingWorkbook(db);
  // Also once nothing of it could be written any more.
  await setPhase(db, round.id, "council");

  expect(await discard(secretary)).toBe("phiếu.xlsx");

  expect(await waiting()).toBe(0);
  expect((await auditOf(db, round.id, { details: true })).at(-1)).toMatchObject({
    act: "paper_sheets.workbook_discarded",
    before: {
      workbook: id,
      fileName: "phiếu.xlsx",
      sha256: file.sha256,
      givenBy: secretary.userId,
      entries: [sheet.nomination.code],
    },
    after: { reason },
  });
  expect(await db.$count(ledgerEvents, eq(ledgerEvents.roundId, round.id))).toBe(0);
  await expect(discard(secretary)).rejects.toMatchObject({ code: "not_found" });
  await setPhase(db, round.id, "scoring");
  expect(await give()).not.toBe(id);
});

test("who handed in a workbook that was discarded has read its points, and gets no seat in the jury", async ({
  db,
}) => {
  const { round, secretary, discard } = await aWaitingWorkbook(db);
  await discard(secretary);

  const { email, name } = secretary;
  const naming = nameJuror(contextOf(db, await anOrganiser(db, round.agencyId)), round.id, {
    ...{ email, name, role: "member", title: "Chuyên viên" },
  });
  await expect(naming).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("đã nhập") });
});

test("discarding is refused to who keeps no paper, for unknown files, in another round, and once it was taken over", async ({
  db,
}) => {
  const { sheet, round, secretary, id, discard, waiting } = await aWaitingWorkbook(db);
  const elsewhere = await aWaitingWorkbook(db);

  for (const actor of [
    null,
    await anActor(db),
    sheet.juror.actor,
    elsewhere.secretary,
    await anOrganiser(db, round.agencyId, "support"),
  ]) {
    await expect(discard(actor)).rejects.toMatchObject({ code: "forbidden" });
  }
  for (const which of [crypto.randomUUID(), "x", elsewhere.id]) {
    await expect(discard(secretary, which)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(discard(elsewhere.secretary, id, elsewhere.round.id)).rejects.toMatchObject({ code: "not_found" });
  await takeWorkbook(contextOf(db, secretary), round.id, id, await aTaking(db, secretary, round.id, id));
  await expect(discard(secretary)).rejects.toMatchObject({ code: "conflict" });
  expect(await waiting()).toBe(1);
});
