import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { paperKeyings } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { type CriterionNode, criteriaTree } from "../rounds/queries.server";
import { whyNotPoints } from "../sheets/policy";
import { askedOf, leavesOf } from "../sheets/rules";
import { inTransaction } from "../transaction.server";
import type { KeyingForm } from "./forms";
import { keepScanFile, nameScan } from "./keep-scan.server";
import {
  type FoundPaper,
  type LockedPaper,
  lockForTaking,
  openKeyings,
  otherPaperAtWork,
  paperByCode,
  scanOf,
} from "./lock-paper.server";
import { differencesOf, shownCode, type WrittenSheet } from "./rules";
import { paperSettingsOf } from "./settings.server";
import { type Taken, writePaper } from "./write-paper.server";

/** `waits`: others must key it too; `differs`: the readings, or what stands, are not alike; `written`: it is on the sheet. */
export type Keyed =
  | { readonly outcome: "waits"; readonly more: number }
  | { readonly outcome: "differs"; readonly differences: number }
  | ({ readonly outcome: "written" } & Taken);

export interface KeyingInput extends Omit<KeyingForm, "scan"> {
  readonly scan?: GivenFile | undefined;
}

/** A sheet in a round by the code on its paper, as it was typed. */
export interface PaperAddress {
  readonly roundId: string;
  readonly code: string;
}

/**
 * One person keys what stands on a paper, without having seen what others read. The last of as many as the round asks for writes it
 * on the sheet, in one transaction, when all read alike and nothing else stands there.
 * Throws "not_found" for an unknown code; "forbidden"; "closed" where the sheet takes nothing (signed, recused, answers missing, not
 * being scored) and when enough have keyed it; "conflict" for the same person twice, and while another paper of the same sheet is
 * being keyed; "invalid" with each field that does not fit.
 * Source: docs/rules/paper.md#keying
 */
export async function keySheet(ctx: Context, store: FileStore, at: PaperAddress, input: KeyingInput): Promise<Keyed> {
  const paper = await paperByCode(ctx, at.roundId, at.code);
  // Before a byte is kept: nobody fills the store with scans of what they may not key.
  await inTransaction(ctx, (ctx) => readyToKey(ctx, paper));
  const fileId = input.scan && (await keepScanFile(ctx, store, input.scan));
  return inTransaction(ctx, async (ctx) => {
    const { locked, earlier, keyings } = await readyToKey(ctx, paper);
    const criteria = askedOf(await criteriaTree(ctx, locked.sheet.roundId), locked.sheet.groupCode);
    const own = readingOf(criteria, input);
    const row = { paperId: paper.id, ...own, keyedBy: ctx.actor!.userId, keyedAt: ctx.now };
    const [made] = await ctx.db.insert(paperKeyings).values(row).returning({ id: paperKeyings.id });
    if (fileId) await nameScan(ctx, paper.id, fileId);
    await recordAudit(ctx, {
      act: "paper_sheets.keyed",
      subject: { kind: "sheet", id: locked.sheet.id },
      after: { paper: shownCode(paper.code), keying: earlier.length + 1 },
    });
    const all = [...earlier, { ...own, id: made!.id, keyedBy: row.keyedBy }];
    if (all.length < keyings) return { outcome: "waits", more: keyings - all.length };
    const ids = leavesOf(criteria).map(({ id }) => id);
    const differences = differencesOf(ids, all, locked.standing);
    if (differences.length > 0) return { outcome: "differs", differences: differences.length };
    return { outcome: "written", ...(await writeAgreed(ctx, locked, criteria, paper, all)) };
  });
}

/** Under the sheet's lock: two people who key at once come one after the other. */
async function readyToKey(ctx: WriteContext, paper: FoundPaper) {
  const locked = await lockForTaking(ctx, paper.sheetId);
  const [{ keyings }, earlier, other] = await Promise.all([
    paperSettingsOf(ctx, locked.sheet.roundId),
    openKeyings(ctx, paper.id),
    otherPaperAtWork(ctx, paper),
  ]);
  if (other) throw new DomainError("conflict", m.paper_other_paper({ code: other }));
  if (earlier.some((one) => one.keyedBy === ctx.actor!.userId)) {
    throw new DomainError("conflict", m.paper_keyed_by_you());
  }
  if (earlier.length >= keyings) throw new DomainError("closed", m.paper_keyed_enough());
  return { locked, earlier, keyings };
}

/** What the form says of the criteria of this sheet. Throws "invalid" with every field that does not fit. */
function readingOf(criteria: readonly CriterionNode[], form: Omit<KeyingForm, "scan">): WrittenSheet {
  const leaves = leavesOf(criteria);
  const faults: Record<string, string[]> = {};
  const points: Record<string, number | null> = {};
  for (const leaf of leaves) {
    const given = form.points[leaf.id] ?? null;
    const wrong = whyNotPoints(leaf, given);
    if (wrong) faults[`points.${leaf.id}`] = [wrong];
    points[leaf.id] = given;
  }
  const [first] = Object.values(faults);
  if (first) throw new DomainError("invalid", first.join(" "), faults);
  return { points, remarks: form.remarks || null, isSigned: form.signed === "yes", signedOn: form.signedOn ?? null };
}

async function writeAgreed(
  ctx: WriteContext,
  locked: LockedPaper,
  criteria: readonly CriterionNode[],
  paper: FoundPaper,
  readings: readonly (WrittenSheet & { readonly id: string; readonly keyedBy: string })[],
): Promise<Taken> {
  return writePaper(ctx, locked, criteria, readings[0]!, {
    medium: "paper",
    paper,
    keyedBy: readings.map((one) => one.keyedBy),
    keyingIds: readings.map((one) => one.id),
    scanId: (await scanOf(ctx, paper.id))?.id,
  });
}
