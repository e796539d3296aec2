import type { PaperVerdict } from "~/lib/vocabulary";
import type { Context } from "../context";
import type { ChecklistItem } from "../schemes/rules";
import { addendumOf, checkedItems } from "./checklist";
import { checksOf } from "./checks.server";
import type { Paper } from "./forms";
import type { Nomination } from "./queries.server";
import { dossierForJury } from "./sealed-dossier.server";

/** A paper that an entry was admitted without. */
export interface PendingItem {
  readonly item: ChecklistItem;
  readonly verdict: PaperVerdict;
  /** What the support team wrote about it. */
  readonly note: string | null;
  /** Sent since the dossier was sealed. */
  readonly sent: readonly Paper[];
}

/** What an entry was admitted without, for its producer and the agency: those who may read the nomination. */
export async function pendingItems(ctx: Context, nomination: Nomination): Promise<PendingItem[]> {
  if (nomination.papersDueOn === null || !nomination.isSealed) return [];
  const [checks, sealed] = await Promise.all([checksOf(ctx, nomination.id), dossierForJury(ctx, nomination.id)]);
  const late = addendumOf(nomination.dossier.papers, sealed.dossier.papers);
  const pending = checks.filter((check) => check.isPending);
  const items = nomination.round.rules.checklist.value.filter((item) =>
    pending.some((check) => check.requirement === item.code),
  );
  return checkedItems(items, late, pending, null).map(({ item, papers, check }) => ({
    item,
    verdict: check!.verdict,
    note: check!.note,
    sent: papers,
  }));
}
