import { and, asc, eq, inArray, isNotNull, isNull, lte, sql } from "drizzle-orm";
import { dossiers, establishments, nominations, papers, products, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { addDays, type PlainDate, todayInVietnam } from "~/lib/dates";
import { isUuid } from "~/lib/uuid";
import type { PaperKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { keptIds } from "../establishments/queries.server";
import type { PaperFacts } from "./forms";
import { whyNotKeepPapers } from "./policy";
import { type PaperState, stateOfPaper, WARNED_DAYS_BEFORE } from "./rules";

export interface VaultPaper extends PaperFacts {
  readonly id: string;
  readonly establishmentId: string;
  readonly fileId: string;
  /** The file's name as it was given. */
  readonly name: string;
  readonly addedAt: Date;
  readonly retiredAt: Date | null;
}

/** A dossier that names a paper of the vault. */
export interface PaperUse {
  readonly nominationId: string;
  readonly productName: string;
  readonly round: { readonly name: string; readonly nameEn: string };
}

const columns = {
  id: papers.id,
  establishmentId: papers.establishmentId,
  fileId: papers.fileId,
  name: papers.name,
  kind: papers.kind,
  number: papers.number,
  issuer: papers.issuer,
  issuedOn: papers.issuedOn,
  validUntil: papers.validUntil,
  addedAt: papers.addedAt,
  retiredAt: papers.retiredAt,
};

/** A paper as the members of its establishment see it; to others it does not exist. */
export async function paperById(ctx: Context, id: string): Promise<VaultPaper> {
  const [row] = isUuid(id) ? await ctx.db.select(columns).from(papers).where(eq(papers.id, id)) : [];
  if (!row || whyNotKeepPapers(ctx.actor, row.establishmentId)) {
    throw new DomainError("not_found", m.papers_not_found());
  }
  return row;
}

/** The vault of an establishment, for its members: what is in use first, by kind, the one that ends soonest first. */
export async function vaultOf(
  ctx: Context,
  establishmentId: string,
): Promise<(OfferedPaper & { readonly uses: readonly PaperUse[] })[]> {
  if (whyNotKeepPapers(ctx.actor, establishmentId)) throw new DomainError("not_found", m.establishments_not_found());
  const [rows, uses] = await Promise.all([
    ctx.db
      .select(columns)
      .from(papers)
      .where(eq(papers.establishmentId, establishmentId))
      .orderBy(sql`${papers.retiredAt} is not null`, asc(papers.kind), asc(papers.validUntil), asc(papers.id)),
    usesIn(ctx, establishmentId),
  ]);
  const today = todayInVietnam(ctx.now);
  return rows.map((row) => ({
    ...row,
    state: stateOfPaper(row, today),
    uses: uses.filter((use) => use.paperIds.includes(row.id)).map(({ paperIds: _, ...use }) => use),
  }));
}

async function usesIn(ctx: Context, establishmentId: string): Promise<(PaperUse & { paperIds: string[] })[]> {
  return ctx.db
    .select({
      nominationId: nominations.id,
      productName: products.name,
      round: { name: rounds.name, nameEn: rounds.nameEn },
      paperIds: sql<string[]>`array(select jsonb_path_query(${dossiers.answers}, '$.papers[*].paperId') #>> '{}')`,
    })
    .from(nominations)
    .innerJoin(dossiers, eq(dossiers.nominationId, nominations.id))
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .where(
      and(
        eq(products.establishmentId, establishmentId),
        sql`jsonb_path_exists(${dossiers.answers}, '$.papers[*].paperId')`,
      ),
    )
    .orderBy(asc(nominations.id));
}

/** A paper of the vault with how it stands today. */
export interface OfferedPaper extends VaultPaper {
  readonly state: PaperState;
}

/** What a dossier of an establishment may be given from its vault: papers that are not retired, by kind. For its members. */
export async function papersToUse(ctx: Context, establishmentId: string | null): Promise<OfferedPaper[]> {
  if (!establishmentId || whyNotKeepPapers(ctx.actor, establishmentId)) return [];
  const rows = await ctx.db
    .select(columns)
    .from(papers)
    .where(and(eq(papers.establishmentId, establishmentId), isNull(papers.retiredAt)))
    .orderBy(asc(papers.kind), asc(papers.validUntil), asc(papers.id));
  const today = todayInVietnam(ctx.now);
  return rows.map((row) => ({ ...row, state: stateOfPaper(row, today) }));
}

/** A paper of an own establishment that ends soon or has ended. */
export interface EndingPaper {
  readonly id: string;
  readonly establishmentId: string;
  readonly establishmentName: string;
  readonly kind: PaperKind;
  readonly number: string | null;
  readonly validUntil: PlainDate;
}

/** The papers in the vaults of the actor's establishments that have ended or end within sixty days, the first to end first. */
export async function endingPapers(ctx: Context): Promise<EndingPaper[]> {
  const kept = keptIds(ctx);
  if (kept.length === 0) return [];
  const rows = await ctx.db
    .select({
      id: papers.id,
      establishmentId: papers.establishmentId,
      establishmentName: establishments.name,
      kind: papers.kind,
      number: papers.number,
      validUntil: papers.validUntil,
    })
    .from(papers)
    .innerJoin(establishments, eq(establishments.id, papers.establishmentId))
    .where(
      and(
        inArray(papers.establishmentId, kept),
        isNull(papers.retiredAt),
        isNotNull(papers.validUntil),
        lte(papers.validUntil, addDays(todayInVietnam(ctx.now), WARNED_DAYS_BEFORE[0])),
      ),
    )
    .orderBy(asc(papers.validUntil), asc(papers.id));
  return rows.flatMap(({ validUntil, ...row }) => (validUntil ? [{ ...row, validUntil }] : []));
}
