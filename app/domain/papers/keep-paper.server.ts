import { and, count, eq, isNull, ne } from "drizzle-orm";
import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { establishments, papers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { storePaper } from "../attachments/store-paper.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { PaperFacts } from "./forms";
import { whyNotKeepPapers } from "./policy";
import { MOST_IN_VAULT } from "./rules";

export interface NewPaper extends PaperFacts {
  readonly fileId: string;
  /** The file's name as it was given. */
  readonly name: string;
}

/**
 * Put a paper into the vault of an establishment, with its file. Throws "not_found" to who is no member, "invalid" for a file
 * that is no PDF, JPEG or PNG, "conflict" for a file that is there already.
 */
export async function keepPaper(
  ctx: Context,
  store: FileStore,
  establishmentId: string,
  { file, ...facts }: PaperFacts & { readonly file: GivenFile },
): Promise<{ id: string }> {
  if (whyNotKeepPapers(ctx.actor, establishmentId)) throw new DomainError("not_found", m.establishments_not_found());
  const fileId = await storePaper(ctx, store, establishmentId, file);
  return inTransaction(ctx, async (ctx) => {
    const { id, isNew } = await insertPaper(ctx, establishmentId, { ...facts, fileId, name: file.name });
    if (isNew) return { id };
    const sentence = m.papers_already_there({ name: file.name });
    throw new DomainError("conflict", sentence, { file: [sentence] });
  });
}

/**
 * A paper whose file is stored, in the transaction of who adds it. The same file as the same kind of paper is there once:
 * then its row is given back as it is. inPlaceOf: a paper that is retired for it, which frees its place. Throws "conflict" when
 * the vault is full.
 */
export async function insertPaper(
  ctx: WriteContext,
  establishmentId: string,
  paper: NewPaper,
  inPlaceOf?: string,
): Promise<{ id: string; isNew: boolean }> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  // Locked, so that two who give the same file at once do not both keep it.
  await ctx.db
    .select({ id: establishments.id })
    .from(establishments)
    .where(eq(establishments.id, establishmentId))
    .for("update");
  const inUse = and(eq(papers.establishmentId, establishmentId), isNull(papers.retiredAt));
  const [known] = await ctx.db
    .select({ id: papers.id })
    .from(papers)
    .where(and(inUse, eq(papers.fileId, paper.fileId), eq(papers.kind, paper.kind)));
  if (known) return { id: known.id, isNew: false };
  const [held] = await ctx.db
    .select({ papers: count() })
    .from(papers)
    .where(and(inUse, inPlaceOf === undefined ? undefined : ne(papers.id, inPlaceOf)));
  if (held && held.papers >= MOST_IN_VAULT) {
    throw new DomainError("conflict", m.papers_too_many({ count: MOST_IN_VAULT }));
  }
  const [row] = await ctx.db
    .insert(papers)
    .values({ ...paper, establishmentId, addedBy: ctx.actor.userId, addedAt: ctx.now })
    .returning({ id: papers.id });
  await recordAudit(ctx, {
    act: "papers.added",
    subject: { kind: "paper", id: row!.id },
    after: { establishmentId, kind: paper.kind, number: paper.number, validUntil: paper.validUntil },
  });
  return { id: row!.id, isNew: true };
}
