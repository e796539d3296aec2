import { asc, eq, gt, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Signer } from "~/adapters/keys/index";
import {
  decisions,
  keyWithdrawals,
  ledgerEvents,
  ledgerHeads,
  sealSignatures,
  seals,
  signingKeys,
  signingKeyUses,
  transcripts,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";
import { normalizeText } from "~/lib/vietnamese-text";
import type { KeyWithdrawal } from "~/lib/vocabulary";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { keepKey } from "../ledger/keys.server";
import { inTransaction } from "../transaction.server";

export interface KeyToWithdraw {
  readonly kind: KeyWithdrawal;
  /** What claims to be signed from then on is refused. */
  readonly from: Date;
  /** Public. */
  readonly reason: string;
}

/**
 * Publish that a key signs no more: an act of whoever runs this machine. It cannot be taken back. Of a compromised key the seals are
 * signed again by the key of now, once each still is what its digest and the ledger say; credentials are made by that key whenever they are read.
 * Refused: "not_found" for a key of nobody here, "conflict" for the key that signs now, for one withdrawn before, for a moment to come,
 * for an end at or before the last thing it signed or the last time it was in use, and for a seal that is not what it was; "invalid" without a reason.
 * Source: docs/rules/credentials.md#withdrawal.
 */
export function withdrawKey(
  ctx: Context,
  signer: Signer,
  keyId: string,
  { kind, from, reason: typed }: KeyToWithdraw,
): Promise<{ readonly signedAgain: number }> {
  return inTransaction(ctx, async (ctx) => {
    const [key] = await ctx.db.select().from(signingKeys).where(eq(signingKeys.id, keyId)).for("update");
    if (!key) throw new DomainError("not_found", m.credentials_key_unknown({ key: keyId }));
    if (keyId === signer.keyId) throw new DomainError("conflict", m.credentials_key_signs_now({ key: keyId }));
    const earlier = await ctx.db.select().from(keyWithdrawals).where(eq(keyWithdrawals.keyId, keyId));
    // One that ended may turn out to be in other hands; nothing is worse than that.
    if (earlier.some((one) => one.kind === kind || one.kind === "compromised")) {
      throw new DomainError("conflict", m.credentials_key_is_withdrawn({ key: keyId }));
    }
    if (from > ctx.now) throw new DomainError("conflict", m.credentials_key_in_future());
    if (kind === "ended") await requireNothingSince(ctx, keyId, from);
    const reason = normalizeText(typed);
    if (reason.length < 10) throw new DomainError("invalid", m.credentials_key_reason());
    const signedAgain = kind === "compromised" ? await signAgain(ctx, signer, keyId) : 0;
    await ctx.db.insert(keyWithdrawals).values({ keyId, kind, withdrawnFrom: from, reason, recordedAt: ctx.now });
    await recordAudit(ctx, {
      act: "keys.withdrawn",
      subject: { kind: "keys", id: keyId },
      after: { kind, from: from.toISOString(), reason, signedAgain },
    });
    return { signedAgain };
  });
}

/** A key ends after all it signed, else what this installation made would be refused with what a forger makes. */
async function requireNothingSince(ctx: WriteContext, keyId: string, from: Date): Promise<void> {
  const { db } = ctx;
  const signed = unionAll(
    db.select({ at: seals.sealedAt }).from(seals).where(eq(seals.keyId, keyId)),
    db.select({ at: sealSignatures.signedAt }).from(sealSignatures).where(eq(sealSignatures.keyId, keyId)),
    db.select({ at: ledgerHeads.signedAt }).from(ledgerHeads).where(eq(ledgerHeads.keyId, keyId)),
    db.select({ at: transcripts.publishedAt }).from(transcripts).where(eq(transcripts.keyId, keyId)),
    db.select({ at: signingKeyUses.lastUsedAt }).from(signingKeyUses).where(eq(signingKeyUses.keyId, keyId)),
  );
  const last = (await signed).reduce((latest, { at }) => Math.max(latest, at.getTime()), 0);
  if (last >= from.getTime()) {
    throw new DomainError("conflict", m.credentials_key_signed_since({ key: keyId, at: new Date(last).toISOString() }));
  }
}

const BATCH = 20;

/** Every seal of which this key made the last signature. Returns how many. */
async function signAgain(ctx: WriteContext, signer: Signer, keyId: string): Promise<number> {
  await keepKey(ctx, signer);
  const lastKey = sql`coalesce((select s.key_id from ${sealSignatures} s where s.seal_id = ${seals.id}
    order by s.signed_at desc, s.key_id limit 1), ${seals.keyId})`;
  // The release, or the act that made a later version, told the ledger; of what the clock sealed afterwards no event names the digest.
  const isTold = sql<boolean>`coalesce((
    select bool_or(${seals}.digest in (e.payload::jsonb ->> 'seal', coalesce(e.payload::jsonb ->> 'supersedes', '')))
    from ${ledgerEvents} e join ${decisions} d on d.round_id = e.round_id
    where d.id = ${seals}.decision_id and e.kind in ('results_released', 'seal_superseded')
      and e.payload::jsonb ->> 'decision' = d.id::text and e.payload::jsonb ->> 'seal' is not null
  ), true)`;
  let count = 0;
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await ctx.db
      .select({ id: seals.id, digest: seals.digest, content: sql<JsonValue>`${seals.content}`, isTold })
      .from(seals)
      .where(sql`${gt(seals.id, last)} and ${lastKey} = ${keyId}`)
      .orderBy(asc(seals.id))
      .limit(BATCH);
    if (rows.length === 0) return count;
    const made = rows.map(({ id, digest, content, isTold }) => {
      const text = canonicalJson(content);
      // Whoever had the key may have been here too: what is no longer itself is not signed anew.
      if (sha256Hex(text) !== digest || !isTold)
        throw new DomainError("conflict", m.credentials_key_seal_differs({ digest }));
      return { sealId: id, keyId: signer.keyId, signature: signer.sign(text), signedAt: ctx.now };
    });
    await ctx.db.insert(sealSignatures).values(made);
    count += made.length;
    last = rows.at(-1)!.id;
  }
}
