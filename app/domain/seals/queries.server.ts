import { and, desc, eq, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { decisions, releases, seals, signingKeys } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { SealContent, SealFile } from "./rules";

export interface KeptSeal {
  readonly id: string;
  readonly decisionId: string;
  readonly digest: string;
  readonly content: SealContent;
}

const kept = {
  id: seals.id,
  decisionId: seals.decisionId,
  digest: seals.digest,
  content: sql<SealContent>`${seals.content}`,
};

/** The seal that counts now of a released decision; null for one released before there were seals, until it is sealed. */
export async function latestSeal(ctx: Pick<Context, "db">, decisionId: string): Promise<KeptSeal | null> {
  const [row] = await ctx.db
    .select(kept)
    .from(seals)
    .where(eq(seals.decisionId, decisionId))
    .orderBy(desc(seals.version))
    .limit(1);
  return row ?? null;
}

/** The seals that count now of a round's releases, in their order. Public. */
export function latestSeals(ctx: Pick<Context, "db">, roundId: string): Promise<KeptSeal[]> {
  const later = alias(seals, "later");
  return ctx.db
    .select(kept)
    .from(seals)
    .innerJoin(releases, eq(releases.decisionId, seals.decisionId))
    .innerJoin(decisions, eq(decisions.id, seals.decisionId))
    .where(
      and(
        eq(decisions.roundId, roundId),
        notExists(ctx.db.select({ one: sql`1` }).from(later).where(eq(later.supersedes, seals.digest))),
      ),
    )
    .orderBy(releases.releasedAt, releases.decisionId);
}

/** A seal as a file, by its digest. Public. Throws "not_found". */
export async function sealFile(ctx: Context, digest: string): Promise<SealFile> {
  const [row] = await ctx.db
    .select({ seal: seals, content: kept.content, publicKey: signingKeys.publicKey })
    .from(seals)
    .innerJoin(signingKeys, eq(signingKeys.id, seals.keyId))
    .where(eq(seals.digest, digest));
  if (!row) throw new DomainError("not_found", m.seals_unknown());
  const { seal, content, publicKey } = row;
  return { ...content, seal: { digest, key: seal.keyId, publicKey, signature: seal.signature } };
}
