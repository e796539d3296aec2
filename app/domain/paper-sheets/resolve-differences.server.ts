import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { type CriterionNode, criteriaTree } from "../rounds/queries.server";
import { whyNotPoints } from "../sheets/policy";
import { askedOf, leavesOf } from "../sheets/rules";
import { inTransaction } from "../transaction.server";
import type { ResolutionForm } from "./forms";
import { keepScanFile, nameScan } from "./keep-scan.server";
import type { PaperAddress } from "./key-sheet.server";
import { type FoundPaper, lockForTaking, openKeyings, paperByCode, scanOf } from "./lock-paper.server";
import { type Difference, differencesOf, shownCode, type WrittenSheet } from "./rules";
import { paperSettingsOf } from "./settings.server";
import { versionOf } from "./version.server";
import { type Taken, writePaper } from "./write-paper.server";

export interface ResolutionInput extends Omit<ResolutionForm, "scan"> {
  readonly scan?: GivenFile | undefined;
}

/**
 * Say, by the scan of a paper and with a reason, what is right where its readings differ from each other or from what stands on the
 * sheet, and write it there. Whoever keeps paper may, also one of those who keyed it: the third look is at the scan.
 * Throws "not_found" for an unknown code; "forbidden"; "closed" where the sheet takes nothing, while others must key it first, and
 * without a scan; "conflict" when other than form.version stands by now, read or on the sheet; "invalid" with each field that does
 * not fit.
 * Source: docs/rules/paper.md#differences
 */
export async function resolveDifferences(
  ctx: Context,
  store: FileStore,
  at: PaperAddress,
  input: ResolutionInput,
): Promise<Taken> {
  const paper = await paperByCode(ctx, at.roundId, at.code);
  await inTransaction(ctx, (ctx) => readyToResolve(ctx, paper, input.version));
  const fileId = input.scan && (await keepScanFile(ctx, store, input.scan));
  return inTransaction(ctx, async (ctx) => {
    const { locked, criteria, readings, differences } = await readyToResolve(ctx, paper, input.version);
    if (fileId) await nameScan(ctx, paper.id, fileId);
    const scan = await scanOf(ctx, paper.id);
    if (!scan) throw new DomainError("closed", m.paper_scan_needed(), { scan: [m.paper_scan_needed()] });
    const decided = decidedBy(input, criteria, readings[0]!, differences);
    const taken = await writePaper(ctx, locked, criteria, decided, {
      medium: "paper",
      paper,
      keyedBy: readings.map((one) => one.keyedBy),
      keyingIds: readings.map((one) => one.id),
      scanId: scan.id,
      reason: input.reason,
    });
    await recordAudit(ctx, {
      act: "paper_sheets.resolved",
      subject: { kind: "sheet", id: locked.sheet.id },
      after: { paper: shownCode(paper.code), differences: differences.length, reason: input.reason },
    });
    return taken;
  });
}

async function readyToResolve(ctx: WriteContext, paper: FoundPaper, version: string) {
  const locked = await lockForTaking(ctx, paper.sheetId);
  const [{ keyings }, readings, tree] = await Promise.all([
    paperSettingsOf(ctx, locked.sheet.roundId),
    openKeyings(ctx, paper.id),
    criteriaTree(ctx, locked.sheet.roundId),
  ]);
  if (readings.length < keyings) throw new DomainError("closed", m.paper_keyed_too_few());
  const standing = { [paper.sheetId]: locked.standing };
  if (version !== (await versionOf(ctx, locked.sheet.roundId, { readings, standing }))) {
    throw new DomainError("conflict", m.paper_changed_meanwhile());
  }
  const criteria = askedOf(tree, locked.sheet.groupCode);
  const ids = leavesOf(criteria).map(({ id }) => id);
  return { locked, criteria, readings, differences: differencesOf(ids, readings, locked.standing) };
}

/** What all read alike, and the form's word on the rest. Throws "invalid" with every field that does not fit. */
function decidedBy(
  form: ResolutionInput,
  criteria: readonly CriterionNode[],
  alike: WrittenSheet,
  differences: readonly Difference[],
): WrittenSheet {
  const open = new Set(differences.map(({ field }) => field));
  const faults: Record<string, string[]> = {};
  const points = { ...alike.points };
  for (const leaf of leavesOf(criteria)) {
    const field = `points.${leaf.id}`;
    if (!open.has(field)) continue;
    if (!(leaf.id in form.points)) faults[field] = [m.paper_decide()];
    const given = form.points[leaf.id] ?? null;
    const wrong = whyNotPoints(leaf, given);
    if (wrong) faults[field] = [wrong];
    points[leaf.id] = given;
  }
  if (open.has("signed") && form.signed === undefined) faults.signed = [m.paper_signed_required()];
  const isSigned = open.has("signed") ? form.signed === "yes" : alike.isSigned;
  if (open.has("signedOn") && !("signedOn" in form)) faults.signedOn = [m.paper_decide()];
  const signedOn = open.has("signedOn") ? (form.signedOn ?? null) : alike.signedOn;
  if (signedOn && !isSigned) faults.signedOn = [m.paper_date_without_signature()];
  const [first] = Object.values(faults);
  if (first) throw new DomainError("invalid", first.join(" "), faults);
  // Left out or empty, it says nothing: what stands on the sheet stays.
  return { points, remarks: open.has("remarks") ? form.remarks || null : alike.remarks, isSigned, signedOn };
}
