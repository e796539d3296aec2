import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { m } from "~/i18n/paraglide/messages";
import { storePaper } from "../attachments/store-paper.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import type { PaperFacts } from "../papers/forms";
import { insertPaper, type NewPaper } from "../papers/keep-paper.server";
import { paperById } from "../papers/queries.server";
import { inTransaction } from "../transaction.server";
import type { Paper, WorkingDossier } from "./forms";
import { lockNomination } from "./lock-nomination.server";
import { whyNotWrite } from "./policy";
import { changeWorkingDossier } from "./save-dossier.server";

/** More papers than this belong in one file. */
export const MOST_PAPERS = 20;

/**
 * Add a paper to a dossier that is still written. keep: it goes into the establishment's vault too, where other dossiers find
 * it. Throws "invalid" for a file that is no PDF, JPEG or PNG, "conflict" for one that the vault has with other facts.
 */
export async function addPaper(
  ctx: Context,
  store: FileStore,
  nominationId: string,
  { file, keep = false, ...facts }: PaperFacts & { readonly file: GivenFile; readonly keep?: boolean },
): Promise<void> {
  const locked = await inTransaction(ctx, (ctx) => lockNomination(ctx, nominationId));
  const { establishmentId } = locked.facts;
  const refusal = whyNotWrite(ctx.actor, locked.facts);
  if (refusal || !establishmentId) throw new DomainError("closed", refusal ?? "");
  const fileId = await storePaper(ctx, store, establishmentId, file);
  await inTransaction(ctx, async (ctx) => {
    const given = { ...facts, name: file.name, fileId };
    const paper = keep ? { ...given, paperId: await keptAs(ctx, establishmentId, given) } : given;
    await changeWorkingDossier(ctx, nominationId, (dossier) => withPaper(dossier, paper), "papers");
  });
}

/** The id in the vault. What the dossier says of a paper and what the vault says of it are the same. */
async function keptAs(ctx: WriteContext, establishmentId: string, given: NewPaper): Promise<string> {
  const { id, isNew } = await insertPaper(ctx, establishmentId, given);
  if (isNew) return id;
  const kept = await paperById(ctx, id);
  const isSame = FACTS.every((fact) => kept[fact] === given[fact]);
  if (isSame) return id;
  const sentence = m.nominations_paper_kept_otherwise({ name: kept.name });
  throw new DomainError("conflict", sentence, { file: [sentence] });
}

const FACTS = ["number", "issuer", "issuedOn", "validUntil"] as const satisfies (keyof PaperFacts)[];

/**
 * A dossier with one more paper; the same file takes the place of its earlier self. Throws "conflict" when there are too many,
 * and when the earlier self is the certified extract, which stays as the platform attached it.
 */
export function withPaper(dossier: WorkingDossier, paper: Paper, most = MOST_PAPERS): WorkingDossier {
  const given = dossier.papers ?? [];
  if (given.some((one) => one.fileId === paper.fileId && one.isCertified)) {
    throw new DomainError("conflict", m.nominations_level_certified_there());
  }
  const papers = given.filter((one) => one.fileId !== paper.fileId);
  if (papers.length >= most) throw new DomainError("conflict", m.nominations_papers_too_many({ count: most }));
  return { ...dossier, papers: [...papers, paper] };
}
