import { and, desc, eq, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { decisions, releases, sealSignatures, seals, signingKeys } from "~/db/schema";
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

/** A seal as a file, by its digest; signed by a later key where the first one is compromised. Public. Throws "not_found". */
export async function sealFile(ctx: Pick<Context, "db">, digest: string): Promise<SealFile> {
  const again = ctx.db
    .select({ keyId: sealSignatures.keyId, signature: sealSignatures.signature })
    .from(sealSignatures)
    .where(eq(sealSignatures.sealId, seals.id))
    .orderBy(desc(sealSignatures.signedAt), sealSignatures.keyId)
    .limit(1)
    .as("again");
  const [row] = await ctx.db
    .select({
      content: kept.content,
      key: signingKeys.id,
      publicKey: signingKeys.publicKey,
      signature: sql<string>`coalesce(${again.signature}, ${seals.signature})`,
    })
    .from(seals)
    .leftJoinLateral(again, sql`true`)
    .innerJoin(signingKeys, eq(signingKeys.id, sql`coalesce(${again.keyId}, ${seals.keyId})`))
    .where(eq(seals.digest, digest));
  if (!row) throw new DomainError("not_found", m.seals_unknown());
  const { content, key, publicKey, signature } = row;
  return { ...content, seal: { digest, key, publicKey, signature } };
}
