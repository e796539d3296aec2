import { and, desc, eq, gte, notExists, type SQL, sql } from "drizzle-orm";
import type { FileStore, StoredFile } from "~/adapters/files/index";
import { decisions, ledgerHeads, releases, rounds, signingKeys, transcripts } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { releasedDecisions } from "../awards/decisions.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { keysKept } from "../ledger/keys.server";
import { type PhaseHead, phaseHeads } from "../ledger/phase-heads.server";
import type { TrustedKey } from "../ledger/trusted-keys";
import { type RoundDetails, roundBySlug } from "../rounds/queries.server";
import { FORMAT } from "./format";

export interface PublishedTranscript {
  readonly id: string;
  readonly roundSlug: string;
  readonly decision: { readonly id: string; readonly number: string; readonly decidedOn: PlainDate };
  readonly digest: string;
  readonly storageKey: string;
  /** Bytes as it is read. */
  readonly size: number;
  readonly publishedAt: Date;
  /** The head its events end at. */
  readonly head: { readonly size: number; readonly root: string; readonly signedAt: Date };
  readonly keyId: string;
  /** Ed25519, base64url. */
  readonly publicKey: string;
}

/** The transcripts of a round, the latest first. */
function transcriptsOfRound(ctx: Pick<Context, "db">, roundId: string): Promise<PublishedTranscript[]> {
  return select(ctx, eq(transcripts.roundId, roundId));
}

/** What the public page of a round's transcripts shows. */
export interface TranscriptPage {
  readonly round: Pick<RoundDetails, "slug" | "name" | "nameEn">;
  /** Results of the round are released. */
  readonly isReleased: boolean;
  /** Of the last release; null before it, and for the minutes in which it is being made. */
  readonly latest: PublishedTranscript | null;
  readonly earlier: readonly PublishedTranscript[];
  /** Keys that signed something here, with their withdrawal: what a reader compares the key of a file with. */
  readonly keys: readonly TrustedKey[];
  /** Of the ledger, at the changes of phases; the minutes print that of the end of scoring. */
  readonly heads: readonly PhaseHead[];
}

/** Public. Throws "not_found" for a round that is not opened. */
export async function transcriptPage(ctx: Context, slug: string): Promise<TranscriptPage> {
  const round = await openedRound(ctx, slug);
  const [decided, published, keys, heads] = await Promise.all([
    releasedDecisions(ctx, round.id),
    transcriptsOfRound(ctx, round.id),
    keysKept(ctx),
    phaseHeads(ctx, round.id, round.phases),
  ]);
  const latest = published.find((one) => one.decision.id === decided.at(-1)?.id) ?? null;
  return {
    round: { slug: round.slug, name: round.name, nameEn: round.nameEn },
    isReleased: decided.length > 0,
    latest,
    earlier: published.filter((one) => one !== latest),
    keys: keys.map(({ publicKey, expires, revoked }) => ({ publicKey, expires, revoked })),
    heads,
  };
}

/** A draft is its agency's; here it is not yet. */
async function openedRound(ctx: Context, slug: string): Promise<RoundDetails> {
  const round = await roundBySlug(ctx, slug);
  if (!round.openedAt) throw new DomainError("not_found", m.rounds_not_found());
  return round;
}

export interface TranscriptToSend {
  /** What the browser saves it as. */
  readonly name: string;
  readonly etag: string;
  /** Compressed with gzip. */
  readonly file: StoredFile;
}

/**
 * A published file: the last one of a round, or that of a digest. Public. Throws "not_found" for another round or digest,
 * "closed" before results are released, to its organisers too.
 */
export async function transcriptToSend(
  ctx: Context,
  store: FileStore,
  slug: string,
  digest?: string,
): Promise<TranscriptToSend> {
  const round = await openedRound(ctx, slug);
  const published = await transcriptsOfRound(ctx, round.id);
  const chosen = digest === undefined ? published[0] : published.find((one) => one.digest === digest);
  if (!chosen) {
    if (published.length > 0) throw new DomainError("not_found", m.errors_not_found_title());
    const isReleased = (await releasedDecisions(ctx, round.id)).length > 0;
    throw new DomainError("closed", isReleased ? m.transcripts_waiting() : m.transcripts_not_released());
  }
  const file = await transcriptFile(store, chosen);
  return { name: `${round.slug}.${FORMAT}.json`, etag: `"${chosen.digest}"`, file };
}

/** Null while the transcript of its release is not published. */
export async function transcriptOfDecision(
  ctx: Pick<Context, "db">,
  decisionId: string,
): Promise<PublishedTranscript | null> {
  const [row] = await select(ctx, eq(transcripts.decisionId, decisionId));
  return row ?? null;
}

/** Rounds with a release since their last transcript. */
export async function roundsToPublish(ctx: Pick<Context, "db">): Promise<string[]> {
  const since = ctx.db
    .select({ one: sql`1` })
    .from(transcripts)
    .where(and(eq(transcripts.roundId, decisions.roundId), gte(transcripts.publishedAt, releases.releasedAt)));
  const rows = await ctx.db
    .selectDistinct({ id: decisions.roundId })
    .from(releases)
    .innerJoin(decisions, eq(decisions.id, releases.decisionId))
    .where(notExists(since));
  return rows.map((row) => row.id);
}

/** The file, compressed with gzip. Throws "not_found" where the store has lost it. */
export async function transcriptFile(
  store: FileStore,
  { storageKey }: Pick<PublishedTranscript, "storageKey">,
): Promise<StoredFile> {
  const file = await store.get(storageKey);
  if (!file) throw new DomainError("not_found", m.transcripts_file_lost());
  return file;
}

async function select(ctx: Pick<Context, "db">, which: SQL): Promise<PublishedTranscript[]> {
  const rows = await ctx.db
    .select({
      id: transcripts.id,
      roundSlug: rounds.slug,
      decisionId: decisions.id,
      number: decisions.number,
      decidedOn: decisions.decidedOn,
      digest: transcripts.digest,
      storageKey: transcripts.storageKey,
      size: transcripts.size,
      publishedAt: transcripts.publishedAt,
      headSize: ledgerHeads.size,
      root: ledgerHeads.root,
      signedAt: ledgerHeads.signedAt,
      keyId: transcripts.keyId,
      publicKey: signingKeys.publicKey,
    })
    .from(transcripts)
    .innerJoin(rounds, eq(rounds.id, transcripts.roundId))
    .innerJoin(decisions, eq(decisions.id, transcripts.decisionId))
    .innerJoin(
      ledgerHeads,
      and(eq(ledgerHeads.roundId, transcripts.roundId), eq(ledgerHeads.size, transcripts.headSize)),
    )
    .innerJoin(signingKeys, eq(signingKeys.id, transcripts.keyId))
    .where(which)
    .orderBy(desc(transcripts.publishedAt), desc(transcripts.id));
  return rows.map(({ decisionId, number, decidedOn, headSize, root, signedAt, ...row }) => ({
    ...row,
    decision: { id: decisionId, number, decidedOn },
    head: { size: headSize, root, signedAt },
  }));
}
