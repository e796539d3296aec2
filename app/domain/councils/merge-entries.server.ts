import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { insertUnderFreeSlug } from "~/db/insert-under-free-slug.server";
import { dossierSnapshots, listItems, mergedEntries, merges, productPhotos, products } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { slugCandidates } from "~/lib/slug";
import { nameKey } from "~/lib/vietnamese-text";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import { MOST_PHOTOS } from "../products/rules";
import { inTransaction } from "../transaction.server";
import type { MergeForm } from "./forms";
import { ABOUT_SETS } from "./list";
import { type ListEntry, type ListRow, readList } from "./list.server";
import { lockCouncil } from "./lock-council.server";
import { refuseFrozenList, refuseOwn, refuseUnknownMotion } from "./set-list-items.server";
import { faultOfSet, type SetFault } from "./sets";

/**
 * Recognise passed entries of one establishment as one set, under the rank and score of its lead. The set becomes a product of
 * the establishment with the photos of its parts, kept out of its maker's sight until a decision names it. What the council had
 * said of the entries by themselves no longer holds. Returns the merge's id.
 * Refused: "closed" out of time and while the list is voted on, "invalid" (setCase, nominationIds) for entries that did not pass
 * or are no set of that case, "forbidden" for those of one's own establishment, "conflict" for one that stands in a set or was recognised by a decision.
 * Source: docs/rules/councils.md#sets.
 */
export function mergeEntries(ctx: Context, roundId: string, input: MergeForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { round } = await lockCouncil(ctx, roundId);
    await refuseFrozenList(ctx, round);
    const { rows } = await readList(ctx, round);
    const parts = partsOf(rows, input.nominationIds);
    refuseOwn(ctx, parts);
    const lead = parts.find((part) => part.nominationId === input.leadNominationId);
    if (!lead) throw refusal("leadNominationId", m.councils_set_needs_lead());
    const fault = faultOfSet(input.setCase, await setPartsOf(ctx, parts), round.rules.setCases.value);
    if (fault) throw refusal(fault === "other_makers" ? "nominationIds" : "setCase", FAULTS[fault]());
    await refuseUnknownMotion(ctx, round.id, ABOUT_SETS, input.motionId);

    const productId = await insertSet(ctx, lead, parts, input);
    const { name, setCase, reason, motionId = null } = input;
    const [merge] = await ctx.db
      .insert(merges)
      .values({
        roundId: round.id,
        productId,
        leadNominationId: lead.nominationId,
        name,
        setCase,
        reason,
        motionId,
        mergedBy: ctx.actor!.userId,
        mergedAt: ctx.now,
      })
      .returning({ id: merges.id });
    const mergeId = merge!.id;
    const nominationIds = parts.map((part) => part.nominationId);
    await ctx.db.insert(mergedEntries).values(nominationIds.map((nominationId) => ({ mergeId, nominationId })));
    await ctx.db
      .delete(listItems)
      .where(and(eq(listItems.roundId, round.id), inArray(listItems.nominationId, nominationIds)));
    await recordEvent(ctx, {
      roundId: round.id,
      kind: "entries_merged",
      payload: { merge: mergeId, lead: lead.nominationId, entries: nominationIds, setCase, motion: motionId },
      sealed: { name, reason },
    });
    await recordAudit(ctx, {
      act: "council.entries_merged",
      subject: { kind: "round", id: round.id },
      after: { mergeId, productId, name, setCase, reason, motionId, lead: lead.nominationId, nominationIds },
    });
    return mergeId;
  });
}

const refusal = (field: keyof MergeForm, sentence: string) =>
  new DomainError("invalid", sentence, { [field]: [sentence] });

const FAULTS: Readonly<Record<SetFault, () => string>> = {
  other_makers: m.councils_set_other_makers,
  case_not_in_rules: m.councils_set_case_not_in_rules,
  other_groups: m.councils_set_other_groups,
  same_materials: m.councils_set_same_materials,
  same_products: m.councils_set_same_products,
};

/** The entries in the order of the list; each must stand there by itself. */
function partsOf(rows: readonly ListRow[], ids: readonly string[]): ListEntry[] {
  const wanted = new Set(ids);
  const parts = rows.flatMap((row) => (wanted.has(row.lead.nominationId) && !row.set ? [row.lead] : []));
  const taken = rows.find((row) => row.set?.nominationIds.some((id) => wanted.has(id)));
  if (taken) throw new DomainError("conflict", m.councils_item_in_set({ set: taken.name }));
  if (parts.length < wanted.size) throw refusal("nominationIds", m.councils_item_not_passed());
  if (parts.length < 2) throw refusal("nominationIds", m.councils_set_needs_two());
  const decided = rows.find((row) => row.isDecided && wanted.has(row.lead.nominationId));
  if (decided) throw new DomainError("conflict", m.councils_item_decided({ product: decided.name }));
  return parts;
}

async function setPartsOf(ctx: WriteContext, parts: readonly ListEntry[]) {
  const rows = await ctx.db
    .select({
      id: dossierSnapshots.nominationId,
      materials: sql<string | null>`${dossierSnapshots.content} -> 'answers' ->> 'materials'`,
    })
    .from(dossierSnapshots)
    .where(
      and(
        inArray(
          dossierSnapshots.nominationId,
          parts.map((part) => part.nominationId),
        ),
        isNull(dossierSnapshots.voidedAt),
      ),
    );
  const materialsOf = new Map(rows.map((row) => [row.id, row.materials]));
  return parts.map(({ nominationId, groupCode, establishmentId, nomination }) => ({
    productName: nomination.productName,
    groupCode,
    establishmentId,
    materials: materialsOf.get(nominationId) ?? null,
  }));
}

async function insertSet(
  ctx: WriteContext,
  lead: ListEntry,
  parts: readonly ListEntry[],
  { name, setCase }: Pick<MergeForm, "name" | "setCase">,
): Promise<string> {
  const values = {
    name,
    nameKey: nameKey(name),
    establishmentId: lead.establishmentId,
    provinceId: lead.nomination.provinceId,
    groupCode: lead.groupCode,
    setCase,
    setMembers: parts.map((part) => part.nomination.productName).join("\n"),
    createdAt: ctx.now,
    // What a council considers is nobody's to see before the decision.
    archivedAt: ctx.now,
  };
  const { id } = await insertUnderFreeSlug(slugCandidates(name, "bo-san-pham"), (slug) =>
    ctx.db
      .insert(products)
      .values({ ...values, slug })
      .onConflictDoNothing({ target: products.slug })
      .returning({ id: products.id }),
  );
  await copyPhotos(ctx, id, [lead, ...parts.filter((part) => part !== lead)]);
  return id;
}

/** The photos of the parts in their order, the lead's first, as many as a product shows. */
async function copyPhotos(ctx: WriteContext, productId: string, parts: readonly ListEntry[]): Promise<void> {
  const rows = await ctx.db
    .select({ productId: productPhotos.productId, fileId: productPhotos.fileId, view: productPhotos.view })
    .from(productPhotos)
    .where(
      inArray(
        productPhotos.productId,
        parts.map((part) => part.nomination.productId),
      ),
    )
    .orderBy(asc(productPhotos.position), asc(productPhotos.id));
  const files = new Map(
    parts
      .flatMap((part) => rows.filter((row) => row.productId === part.nomination.productId))
      .map(({ fileId, view }) => [fileId, view]),
  );
  const photos = [...files].slice(0, MOST_PHOTOS).map(([fileId, view], place) => ({
    productId,
    fileId,
    view,
    position: place + 1,
  }));
  if (photos.length > 0) await ctx.db.insert(productPhotos).values(photos);
}
