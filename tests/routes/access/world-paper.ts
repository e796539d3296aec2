import ExcelJS from "exceljs";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { aKeying, aPaper } from "#tests/factories/paper-sheets";
import { aFileStore, aGivenFile, aJpeg } from "#tests/factories/pictures";
import { aRound } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf } from "#tests/support/database";
import { scoreWorkbookXlsx } from "~/adapters/documents/score-workbook.server";
import type { Database } from "~/db/client.server";
import type { Actor } from "~/domain/context";
import { giveWorkbook } from "~/domain/paper-sheets/give-workbook.server";
import { keySheet } from "~/domain/paper-sheets/key-sheet.server";
import { printSheets } from "~/domain/paper-sheets/print-sheets.server";
import { workbookToFill } from "~/domain/paper-sheets/workbook.server";
import { roundById } from "~/domain/rounds/queries.server";
import type { Places } from "./places";

export interface PaperThings {
  /** A seat in the jury of the round on paper. */
  readonly paperSeatId: string;
  readonly paperRoundId: string;
  /** A paper that is read differently. */
  readonly differingCode: string;
  /** A workbook that waits to be taken over. */
  readonly givenWorkbookId: string;
  /** A workbook of the round, filled in. */
  readonly filledWorkbook: Buffer;
  /** A criterion of it that a paper is read differently at, and points that are right. */
  readonly differingPoint: { readonly id: string; readonly points: string };
}

/** A round of the agency on paper: one sheet nobody keyed, one that two read differently, a workbook given out and one given back. */
export async function layOutPaper(
  db: Database,
  { agencyId, organiser, secretary }: { agencyId: string; organiser: Actor; secretary: Actor },
): Promise<{ places: Places; things: PaperThings }> {
  const round = await aRound(db, { agencyId, phase: "scoring" });
  const { jurors } = await aJury(db, round.id, 3);
  const nomination = await aNomination(db, { roundId: round.id });
  const [fresh, differing, onScreen] = [
    await aSheet(db, { round, juror: jurors[0]!, nomination }),
    await aSheet(db, { round, juror: jurors[1]!, nomination }),
    await aSheet(db, { round, juror: jurors[2]!, nomination }),
  ];
  const ctx = contextOf(db, organiser);
  const code = await aPaper(db, fresh, organiser);
  const other = await aPaper(db, differing, organiser);
  const at = { roundId: round.id, code: other };
  const leaf = round.leaves[0]!;
  const scan = await aGivenFile("phiếu.jpg", await aJpeg());
  await keySheet(ctx, aFileStore(), at, aKeying(differing, { [leaf.code]: leaf.step }, { scan }));
  await keySheet(contextOf(db, secretary), aFileStore(), at, aKeying(differing, { [leaf.code]: 0 }));
  const seat = onScreen.juror.appointmentId;
  const onPaper = await printSheets(ctx, round.id, { medium: "paper", juror: seat, which: "all" });
  const print = await printSheets(ctx, round.id, { medium: "xlsx", juror: seat, which: "all" });
  const { workbook } = await workbookToFill(ctx, await roundById(ctx, round.id), print.id);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await scoreWorkbookXlsx(workbook)) as unknown as ArrayBuffer);
  book.worksheets[0]!.getCell(7, 5).value = 1;
  const filledWorkbook = Buffer.from(await book.xlsx.writeBuffer());
  const given = await giveWorkbook(ctx, round.id, await aGivenFile("phiếu.xlsx", filledWorkbook));
  return {
    places: {
      "/organiser/rounds/:slug paper": round.slug,
      "/organiser/rounds/:slug/paper/:code": code,
      "/organiser/rounds/:slug/paper/:code resolution": other,
      "/organiser/rounds/:slug/paper/:code withdrawal": other,
      "/organiser/rounds/:slug/paper/prints/:id": onPaper.id,
      "/organiser/rounds/:slug/paper/workbooks/:id": print.id,
      "/organiser/rounds/:slug/paper/files/:id": given.id!,
    },
    things: {
      paperSeatId: seat,
      paperRoundId: round.id,
      differingCode: other,
      givenWorkbookId: given.id!,
      filledWorkbook,
      differingPoint: { id: leaf.id, points: "0" },
    },
  };
}
