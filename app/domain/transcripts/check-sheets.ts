import { leavesOf } from "../schemes/criteria";
import type { SchemeRules } from "../schemes/rules";
import { isSheetEvent, type ReplayedSheet, replayPayloads, type SheetPayload } from "../sheets/replay";
import { type Check, type Difference, Differences } from "./checks";
import type { Transcript, TranscriptSheet } from "./format";
import type { Names } from "./names";

/** Whether every sheet says what the ledger's events, played again from the first to the last, make of it. */
export function checkSheets(file: Transcript, names: Names): Check {
  const differences = new Differences();
  const told = file.events.flatMap((event) =>
    "payload" in event && isSheetEvent(String(event.payload.kind))
      ? [{ kind: String(event.payload.kind), payload: event.payload as unknown as SheetPayload }]
      : [],
  );
  const hidden = file.events.filter((event) => !("payload" in event) && event.kind === "sheet_reopened").length;
  const replayed = replayPayloads(told);
  let unsigned = 0;
  for (const sheet of file.sheets) {
    const told = replayed.get(sheet.id);
    // A sheet that was opened again by an event that nobody may read, and not signed since.
    const isExcused = told?.signedTotal != null && !sheet.signed && unsigned < hidden;
    if (isExcused) unsigned += 1;
    compare(differences, sheet, isExcused ? { ...told, signedTotal: null } : told, names);
  }
  const known = new Set(file.sheets.map((sheet) => sheet.id));
  const entries = new Set(file.entries.map((entry) => entry.id));
  for (const sheet of replayed.values()) {
    // An entry that was taken out of the round is not tallied; the tally of the ledger says which ones are.
    if (!known.has(sheet.sheetId) && entries.has(sheet.nominationId)) {
      const where = { entry: names.entry(sheet.nominationId), juror: names.juror(sheet.appointmentId) };
      differences.add("sheet_missing", where);
    }
  }
  const check = differences.check("sheets", { sheets: file.sheets.length, events: told.length, hidden: unsigned });
  return unsigned > 0 && check.state === "ok" ? { ...check, state: "unknown", reason: "events_hidden" } : check;
}

function compare(
  differences: Differences,
  sheet: TranscriptSheet,
  told: ReplayedSheet | undefined,
  names: Names,
): void {
  const where = { entry: names.entry(sheet.entry), juror: names.juror(sheet.juror) };
  if (!told) {
    // A sheet nobody touched is in no event.
    if (sheet.points.length > 0 || sheet.signed || sheet.recused) differences.add("sheet_unknown", where);
    return;
  }
  const differ = (field: string, file: unknown, found: unknown) => {
    if (file !== found) differences.add("sheet_differs", { ...where, field, file: String(file), found: String(found) });
  };
  differ("entry", where.entry, names.entry(told.nominationId));
  differ("juror", where.juror, names.juror(told.appointmentId));
  const own = new Map(sheet.points.map((one) => [one.criterion, one.points]));
  for (const criterion of new Set([...own.keys(), ...told.points.keys()])) {
    const [given, found] = [own.get(criterion), told.points.get(criterion)];
    if (given === found) continue;
    differences.add("point_differs", { ...where, criterion: names.criterion(criterion), ...shown(given, found) });
  }
  differ("signed", sheet.signed, told.signedTotal !== null);
  differ("recused", sheet.recused, told.isRecused);
  if (told.signedTotal !== null) differ("total", sheet.total, told.signedTotal);
}

const shown = (file: number | undefined, found: number | undefined): Difference => ({
  ...(file !== undefined && { file: String(file) }),
  ...(found !== undefined && { found: String(found) }),
});

/** Whether points keep to the criteria: from 0 to the maximum, on the step, all of what the group is asked, and added up rightly. */
export function checkPoints({ sheets, criteria, entries }: Transcript, rules: SchemeRules, names: Names): Check {
  const differences = new Differences();
  const criterionOf = new Map(criteria.map((one) => [one.id, one]));
  const askedOf = new Map(
    rules.groups.map(({ code }) => [code, leavesOf(rules.criteria.value, code).map((leaf) => leaf.code)]),
  );
  const groupOf = new Map(entries.map((entry) => [entry.id, entry.group]));
  let points = 0;
  for (const sheet of sheets) {
    const where = { entry: names.entry(sheet.entry), juror: names.juror(sheet.juror) };
    const asked = new Set(askedOf.get(groupOf.get(sheet.entry) ?? "") ?? []);
    let total = 0;
    for (const one of sheet.points) {
      const criterion = criterionOf.get(one.criterion);
      const at = { ...where, criterion: names.criterion(one.criterion), file: String(one.points) };
      if (!criterion || (sheet.signed && !asked.has(criterion.code))) differences.add("not_asked", at);
      else if (one.points > criterion.maximum) {
        differences.add("above_maximum", { ...at, found: String(criterion.maximum) });
      } else if (one.points % criterion.step !== 0) {
        differences.add("off_step", { ...at, found: String(criterion.step) });
      }
      if (criterion && !asked.delete(criterion.code) && sheet.signed) differences.add("twice", at);
      total += one.points;
      points += 1;
    }
    if (sheet.signed && asked.size > 0) differences.add("point_missing", { ...where, criterion: [...asked][0]! });
    if (total !== sheet.total) {
      differences.add("wrong_total", { ...where, file: String(sheet.total), found: String(total) });
    }
  }
  return differences.check("points", { points });
}
