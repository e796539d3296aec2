import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { aReleasedDecision } from "#tests/factories/awards";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { aKeying, aPaper, aTaking } from "#tests/factories/paper-sheets";
import { anOrganiser } from "#tests/factories/people";
import { aFileStore, aGivenFile, aJpeg } from "#tests/factories/pictures";
import { aRound, setPhase } from "#tests/factories/rounds";
import { aSheet, spread, type TestSheet } from "#tests/factories/sheets";
import { filled, givenOut, inPoints } from "#tests/factories/workbooks";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import type { Actor } from "~/domain/context";
import { giveWorkbook } from "~/domain/paper-sheets/give-workbook.server";
import { keySheet } from "~/domain/paper-sheets/key-sheet.server";
import { shownCode } from "~/domain/paper-sheets/rules";
import { takeWorkbook } from "~/domain/paper-sheets/take-workbook.server";
import { freezeRules } from "~/domain/rounds/freeze-rules.server";
import { roundById } from "~/domain/rounds/queries.server";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";
import { inTransaction } from "~/domain/transaction.server";

const run = promisify(execFile);

async function onDevice(db: Database, { id, round, juror }: TestSheet, total: number): Promise<void> {
  const wanted = spread(round, total);
  for (const leaf of round.leaves) {
    const input = { criterionId: leaf.id, points: wanted[leaf.code]!, operationId: crypto.randomUUID() };
    await recordPoint(contextOf(db, juror.actor), id, input);
  }
  await signSheet(contextOf(db, juror.actor), id);
}

/** Keyed by two; the code of the paper. */
async function onPaper(db: Database, sheet: TestSheet, total: number, staff: readonly [Actor, Actor]): Promise<string> {
  const code = await aPaper(db, sheet, staff[0]);
  const at = { roundId: sheet.round.id, code };
  const scan = await aGivenFile("phiếu.jpg", await aJpeg());
  const input = aKeying(sheet, total, { scan });
  for (const actor of staff) await keySheet(contextOf(db, actor), aFileStore(), at, input);
  return shownCode(code);
}

/** One juror's sheets, by their totals. Returns the hash of the file. */
async function inWorkbook(db: Database, sheets: readonly [TestSheet, number][], staff: Actor): Promise<string> {
  const [one] = sheets[0]!;
  const rows = sheets.map(([{ nomination, round }, total]) => [
    nomination.code,
    { ...inPoints(spread(round, total)), signed: "x" },
  ]);
  const file = await filled(await givenOut(db, one, staff), one, Object.fromEntries(rows));
  const ctx = contextOf(db, staff);
  const { id } = await giveWorkbook(ctx, one.round.id, file);
  await takeWorkbook(ctx, one.round.id, id!, await aTaking(db, staff, one.round.id, id!));
  return file.sha256;
}

test("a round scored on devices, on paper and in a workbook is exported to a file, and counted again from that file alone", {
  timeout: 90_000,
}, async ({ db, databaseUrl }) => {
  const round = await aRound(db, { rules: { minimumSheets: 3 } });
  const { jurors } = await aJury(db, round.id, 3);
  const entries = [await aNomination(db, { roundId: round.id }), await aNomination(db, { roundId: round.id })];
  const staff = [await anOrganiser(db, round.agencyId), await anOrganiser(db, round.agencyId, "secretary")] as const;
  const ctx = contextOf(db, staff[0]);
  const details = await roundById(ctx, round.id);
  await inTransaction(ctx, (ctx) => freezeRules(ctx, { ...details, rulesHash: details.rulesHash! }));
  const sheets: TestSheet[][] = [];
  for (const juror of jurors) {
    sheets.push([
      await aSheet(db, { round, juror, nomination: entries[0]! }),
      await aSheet(db, { round, juror, nomination: entries[1]! }),
    ]);
  }
  const [device, paper, workbook] = sheets as [TestSheet[], TestSheet[], TestSheet[]];
  await onDevice(db, device[0]!, 9000);
  await onDevice(db, device[1]!, 6000);
  const codes = [await onPaper(db, paper[0]!, 8850, staff), await onPaper(db, paper[1]!, 6550, staff)];
  const hash = await inWorkbook(
    db,
    [
      [workbook[0]!, 9100],
      [workbook[1]!, 7000],
    ],
    staff[1],
  );
  await setPhase(db, round.id, "decision");
  await aReleasedDecision(contextOf(db, staff[0]), round.id, [entries[0]!.id]);

  const folder = await mkdtemp(path.join(os.tmpdir(), "mixed-media-"));
  const file = path.join(folder, "transcript.json");
  const cli = async (words: readonly string[], env: Readonly<Record<string, string>>) => {
    const { DATABASE_URL: _, ...rest } = process.env;
    const { stdout } = await run(process.execPath, ["--import", "tsx", "app/cli/index.ts", ...words, "--json"], {
      env: { ...rest, DATA_DIR: folder, ...env },
    });
    return JSON.parse(stdout);
  };
  const exported = await cli(["transcript", "export", "--round", round.id, "--out", file], {
    DATABASE_URL: databaseUrl,
  });
  const key = path.join(folder, "key.txt");
  await writeFile(key, exported.publicKey);
  const counted = await cli(["retally", file, "--key", key], {});

  expect([counted.ok, counted.about.digest]).toEqual([true, exported.digest]);
  expect(counted.checks.filter(({ state }: { state: string }) => state !== "ok")).toEqual([]);
  const text = await readFile(file, "utf8");
  const { result } = JSON.parse(text);
  const scores = new Map(result.map((one: { entry: string; score: string }) => [one.entry, one.score]));
  expect(entries.map(({ id }) => scores.get(id))).toEqual(["26950/300", "19550/300"]);
  const media = JSON.parse(text).events.flatMap((one: { payload?: { kind: string; medium?: string } }) =>
    one.payload?.kind === "sheet_signed" ? [one.payload.medium ?? "device"] : [],
  );
  expect(media).toEqual(["device", "device", "paper", "paper", "xlsx", "xlsx"]);
  for (const secret of [...codes, hash]) expect(text).not.toContain(secret);

  const forged = path.join(folder, "forged.json");
  await writeFile(forged, text.replace(/("total":)8850/, "$18800"));
  await expect(cli(["retally", forged], {})).rejects.toMatchObject({ code: 1 });
});
