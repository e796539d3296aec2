import type { Context } from "../context";
import { roundById } from "../rounds/queries.server";
import { type ListRow, listOfRound } from "./list.server";
import type { CarriedMotion } from "./motions.server";
import { readableCouncil } from "./queries.server";

/** What a decision is made of: an entry, or a set that its lead stands for. */
export interface CouncilListEntry {
  /** From 1, in the order of the list. */
  readonly position: number;
  /** The entry; of a set its lead, on which the award hangs. */
  readonly nominationId: string;
  /** Null for an entry by itself. */
  readonly mergeId: string | null;
  /** All entries of a set, the lead included. */
  readonly nominationIds: readonly string[];
  /** The set's own product, archived until a decision names it; or the entry's. */
  readonly productId: string;
  readonly productName: string;
  readonly establishmentId: string | null;
  readonly groupCode: string;
  /** Code of a tier of the rules; null where it has none. */
  readonly tier: string | null;
}

export interface CouncilList {
  /** To be recognised now: without those that an earlier decision of the round recognises. */
  readonly recognised: readonly CouncilListEntry[];
  /** They wait for papers, and for a second list. */
  readonly pending: readonly CouncilListEntry[];
  readonly notRecognised: readonly CouncilListEntry[];
  /** Passed, and nothing was said of them: the list is not complete. */
  readonly undecided: readonly CouncilListEntry[];
  /** Names of those whose verdict is not what is proposed now, without a reason or a motion. */
  readonly unexplained: readonly string[];
  /** Sets of which an entry no longer passes: they are undone before anything is decided. */
  readonly brokenSets: readonly { readonly mergeId: string; readonly name: string }[];
  /** Recognised by an earlier decision of the round. */
  readonly decided: readonly CouncilListEntry[];
  /** The carried motion about the list as it stands; null where none holds for it. */
  readonly motion: CarriedMotion | null;
}

/**
 * The list as the council leaves it to the decision. Each list counts its positions from 1.
 * Refused: "not_found" to those who may not read what the council does,
 * "closed" while the jury scores. Source: docs/rules/councils.md#decision.
 */
export async function councilList(ctx: Context, roundId: string): Promise<CouncilList> {
  const council = await readableCouncil(ctx, await roundById(ctx, roundId));
  const { rows, unexplained, brokenSets, approval } = await listOfRound(ctx, council);
  const entriesOf = (is: (row: ListRow) => boolean) =>
    rows.filter(is).map(
      (row, place): CouncilListEntry => ({
        position: place + 1,
        nominationId: row.lead.nominationId,
        mergeId: row.set?.mergeId ?? null,
        nominationIds: row.entries.map((entry) => entry.nominationId),
        productId: row.productId,
        productName: row.name,
        establishmentId: row.lead.establishmentId,
        groupCode: row.lead.groupCode,
        tier: row.item?.tier ?? null,
      }),
    );
  return {
    recognised: entriesOf((row) => row.verdict === "recognise" && !row.isDecided),
    pending: entriesOf((row) => row.verdict === "pending"),
    notRecognised: entriesOf((row) => row.verdict === "not_recognise"),
    undecided: entriesOf((row) => row.verdict === null),
    unexplained,
    brokenSets,
    decided: entriesOf((row) => row.isDecided),
    motion: approval?.isCurrent ? approval.motion : null,
  };
}
