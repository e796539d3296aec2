import { and, asc, eq, inArray } from "drizzle-orm";
import { copyForJury } from "~/db/blind.server";
import { dossierSnapshots, establishments, nominations, products, redactions, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type Photo, picturesOf } from "../attachments/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { isLiveSealOf } from "../nominations/live-seal.server";
import type { RoundDetails } from "../rounds/queries.server";
import { copyOf, entryToRedact, seenKey } from "./entry.server";
import type { CopyState } from "./forms";
import { mayRedact, mayRelease, whyNotRedact } from "./policy";
import { type BlindCopy, type Leftover, leftoversIn, plainCopy, suggestedCopy, type TextField, textsOf } from "./rules";
import { piecesOf } from "./traces";

export interface RedactionRow {
  readonly nominationId: string;
  readonly code: string;
  readonly product: string;
  readonly establishment: string;
  /** What the jury reads it as; null before the first release. */
  readonly shownAs: string | null;
  readonly state: CopyState;
  readonly releasedAt: Date | null;
  readonly releasedBy: string | null;
}

/** The admitted entries of a blind round by voting code, and how far their copies are. "forbidden" to all but who writes them. */
export async function redactionsOf(ctx: Context, round: RoundDetails): Promise<RedactionRow[]> {
  if (!mayRedact(ctx.actor, round)) throw new DomainError("forbidden", m.redactions_not_for_jurors());
  const rows = await ctx.db
    .select({
      nominationId: nominations.id,
      code: nominations.code,
      product: products.name,
      establishment: establishments.name,
      shownAs: redactions.productName,
      releasedAt: redactions.releasedAt,
      releasedBy: users.name,
    })
    .from(nominations)
    .innerJoin(products, eq(products.id, nominations.productId))
    .leftJoin(establishments, eq(establishments.id, products.establishmentId))
    .leftJoin(redactions, eq(redactions.id, copyForJury()))
    .leftJoin(users, eq(users.id, redactions.releasedBy))
    .where(and(eq(nominations.roundId, round.id), eq(nominations.state, "admitted")))
    .orderBy(asc(nominations.code));
  const drafts = await draftsAmong(
    ctx,
    rows.map((row) => row.nominationId),
  );
  return rows.map((row) => {
    const isDrafted = drafts.has(row.nominationId);
    const state = row.releasedAt ? (isDrafted ? "changed" : "released") : isDrafted ? "draft" : "none";
    return { ...row, code: row.code ?? "", establishment: row.establishment ?? "", state };
  });
}

async function draftsAmong(ctx: Context, nominationIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .select({ nominationId: dossierSnapshots.nominationId, releasedAt: redactions.releasedAt })
    .from(redactions)
    .innerJoin(dossierSnapshots, eq(dossierSnapshots.id, redactions.snapshotId))
    .where(
      and(inArray(dossierSnapshots.nominationId, [...nominationIds]), isLiveSealOf(dossierSnapshots.nominationId)),
    );
  return new Set(rows.filter((row) => row.releasedAt === null).map((row) => row.nominationId));
}

/** One text of an entry, as it was sealed and as the jury is to read it. */
export interface RedactedText {
  readonly field: TextField;
  /** As it was sealed, in pieces; those that tell of the maker are `found`. */
  readonly original: readonly { readonly text: string; readonly found: boolean }[];
  readonly blind: string;
}

export interface RedactionDetails {
  readonly nominationId: string;
  readonly code: string;
  readonly round: RoundDetails;
  readonly product: string;
  readonly establishment: string;
  readonly texts: readonly RedactedText[];
  readonly photos: readonly (Photo & { readonly isShown: boolean })[];
  /** Of the papers of the dossier: none is shown. */
  readonly papers: number;
  readonly state: CopyState;
  /** Of what stands in the fields; the first is 1. */
  readonly version: number;
  readonly released: { readonly version: number; readonly at: Date } | null;
  /** What still stands of the maker in the copy that was kept; none while nothing was. */
  readonly leftovers: readonly Leftover[];
  readonly seen: string;
  readonly whyNotWrite: string | null;
  readonly mayRelease: boolean;
}

/** The page of one copy. "not_found" as `entryToRedact`, "closed" where nothing is sealed. */
export async function redactionDetails(ctx: Context, nominationId: string): Promise<RedactionDetails> {
  const entry = await entryToRedact(ctx, nominationId);
  const { seal, needles, copies, round } = entry;
  const whyNotWrite = whyNotRedact(ctx.actor, entry, ctx.now);
  if (!seal || !round.rules.blind.value) throw new DomainError("closed", whyNotWrite ?? m.redactions_not_sealed());
  const { dossier } = seal;
  const [newest] = copies;
  const released = copies.find((copy) => copy.releasedAt !== null);
  const blind: BlindCopy = newest ? copyOf(newest) : suggestedCopy(dossier, needles);
  const pictures = await picturesOf(
    ctx,
    dossier.photos.map((photo) => photo.fileId),
  );
  const blindTexts = new Map(textsOf(blind).map(({ field, text }) => [field, text]));
  const isDrafted = newest !== undefined && newest.releasedAt === null;
  return {
    nominationId,
    code: entry.code,
    round,
    product: dossier.product.name,
    establishment: dossier.establishment.name,
    texts: textsOf(plainCopy(dossier)).map(({ field, text }) => ({
      field,
      original: piecesOf(text, needles).map(({ text, kind }) => ({ text, found: kind !== null })),
      blind: blindTexts.get(field) ?? "",
    })),
    photos: dossier.photos.flatMap(({ fileId, view }) => {
      const picture = pictures.get(fileId);
      return picture ? [{ id: fileId, fileId, view, ...picture, isShown: blind.photos.includes(fileId) }] : [];
    }),
    papers: dossier.papers.length,
    state: released ? (isDrafted ? "changed" : "released") : isDrafted ? "draft" : "none",
    version: newest?.version ?? 1,
    released: released ? { version: released.version, at: released.releasedAt! } : null,
    leftovers: newest ? leftoversIn(blind, needles) : [],
    seen: seenKey(newest),
    whyNotWrite,
    mayRelease: mayRelease(ctx.actor, round),
  };
}
