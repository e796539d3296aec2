import { rm } from "node:fs/promises";
import { desc, eq } from "drizzle-orm";
import { contentKey } from "~/adapters/files/content-key.server";
import { incomingFolder } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import type { Signer } from "~/adapters/keys/index";
import { transcripts } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { releasedDecisions } from "../awards/decisions.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import type { SignedHead } from "../ledger/head";
import { signHead } from "../ledger/sign-head.server";
import { lockRound } from "../rounds/lock-round.server";
import { inTransaction } from "../transaction.server";
import { digestOf, sealText } from "./digest";
import { eventLines, headsUpTo } from "./events.server";
import type { TranscriptContent } from "./format";
import { gatherContent } from "./gather.server";
import { type PublishedTranscript, transcriptOfDecision } from "./queries.server";
import { writeTranscript } from "./write-file.server";

/** What publishing needs of the machine around it. */
export interface Press {
  readonly signer: Signer;
  readonly files: FileStore;
  readonly env: { readonly DATA_DIR: string };
}

/**
 * Publish the transcript of a round as its last release left it: sign the ledger, write the file, seal it, and keep it for good.
 * What happens later - complaints, counts made again - changes nothing of it; another release has one of its own that names it.
 * Where it is published already, that one is returned. Refused: "not_found", "closed" before results are released, whoever asks.
 * Source: docs/rules/transcripts.md.
 */
export function publishTranscript(ctx: Context, press: Press, roundId: string): Promise<PublishedTranscript> {
  return inTransaction(ctx, async (ctx) => {
    // Nothing is released meanwhile, and of two who publish at once the second finds what the first made.
    const round = await lockRound(ctx, roundId);
    const decision = (await releasedDecisions(ctx, round.id)).at(-1);
    if (!decision) throw new DomainError("closed", m.transcripts_not_released());
    const known = await transcriptOfDecision(ctx, decision.id);
    if (known) return known;
    // The release itself is in the ledger.
    const head = (await signHead(ctx, press.signer, round.id))!;
    const gathered = await gatherContent(ctx, round);
    const [replaces, heads] = await Promise.all([lastDigest(ctx, round.id), headsUpTo(ctx, round.id, head.size)]);
    await keep(ctx, press, decision.id, { ...gathered, replaces, heads }, head);
    return (await transcriptOfDecision(ctx, decision.id))!;
  });
}

async function keep(
  ctx: WriteContext,
  { signer, files, env }: Press,
  decisionId: string,
  content: TranscriptContent,
  head: SignedHead,
): Promise<void> {
  const released = new Set(content.decisions.map((decision) => decision.id));
  const stamp = { digest: digestOf(content), at: ctx.now.toISOString() };
  const signature = signer.sign(sealText(head.roundId, stamp));
  const seal = { ...stamp, key: signer.keyId, publicKey: signer.publicKey, signature };
  const lines = eventLines(ctx, head.roundId, head.size, released);
  const { file, size } = await writeTranscript(incomingFolder(env), content, lines, seal);
  try {
    const storageKey = contentKey(file.sha256, "json.gz");
    await files.put(storageKey, { path: file.path }, "application/gzip");
    await ctx.db.insert(transcripts).values({
      roundId: head.roundId,
      decisionId,
      digest: seal.digest,
      replaces: content.replaces,
      storageKey,
      size,
      keptSize: file.size,
      headSize: head.size,
      keyId: signer.keyId,
      publishedAt: ctx.now,
    });
  } finally {
    await rm(file.path, { force: true });
  }
}

async function lastDigest(ctx: WriteContext, roundId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ digest: transcripts.digest })
    .from(transcripts)
    .where(eq(transcripts.roundId, roundId))
    .orderBy(desc(transcripts.publishedAt), desc(transcripts.id))
    .limit(1);
  return row?.digest ?? null;
}
