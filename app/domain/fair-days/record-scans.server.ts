import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { checkIns, checkInVerdicts, fairGates, fairPasses } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { answersTo } from "./answer-scans.server";
import { type LockedGate, lockGates } from "./lock-gates.server";
import { passEnd } from "./pass-end.server";
import { type CheckInResult, type Decided, decideScans, type FairDays, type PassScan } from "./rules";
import type { CheckIn } from "./scan-forms";

/** A scan with its time. at, deviceAt: milliseconds, by the server's and the device's clock. */
export type HeardScan = Omit<CheckIn, "at" | "offsetMs"> & {
  readonly at: number;
  readonly deviceAt: number;
  readonly offsetMs: number | null;
};

type GateOf = (scan: HeardScan) => LockedGate | undefined;
type Pass = Pick<typeof fairPasses.$inferSelect, "id" | "code" | "kind"> & { readonly endedAt: Date | null };

/**
 * Write the scans that are new and decide their passes anew, in a transaction that others of the same gates and passes wait for. A
 * constant number of queries however many there are. Returns one result a scan, in the same order.
 */
export async function recordScans(
  ctx: WriteContext,
  fair: FairDays & { readonly id: string },
  scans: readonly HeardScan[],
): Promise<CheckInResult[]> {
  const fairId = fair.id;
  const gateOf = await lockGates(ctx, fairId, scans);
  const passes = await lockPasses(ctx, fairId, scans);
  const known = await knownScans(ctx, scans);
  const fresh = new Map<string, HeardScan>();
  for (const scan of scans) {
    if (gateOf(scan) && !known.has(scan.nonce) && !fresh.has(scan.nonce)) fresh.set(scan.nonce, scan);
  }
  const verdicts = await decide(ctx, [...fresh.values()], { fair, gateOf, passes });
  await insert(ctx, fairId, [...fresh.values()], { gateOf, passes, verdicts });
  const answers = await answersTo(ctx, fairId, [...new Set(scans.map(({ nonce }) => nonce))]);
  const told = new Set<string>();
  return scans.map((scan): CheckInResult => {
    const refusal = { nonce: scan.nonce, result: "refused", duplicate: false } as const;
    const answer = answers.get(scan.nonce);
    // A nonce that another fair's gate has used is no scan of this one.
    if (!answer) return { ...refusal, reason: gateOf(scan) ? m.days_nonce_taken() : m.days_no_such_gate() };
    const isFirst = fresh.get(scan.nonce) === scan && !told.has(scan.nonce);
    told.add(scan.nonce);
    return { nonce: scan.nonce, result: isFirst ? "recorded" : "duplicate", duplicate: !isFirst, ...answer };
  });
}

function lockPasses(ctx: WriteContext, fairId: string, scans: readonly HeardScan[]): Promise<Pass[]> {
  if (scans.length === 0) return Promise.resolve([]);
  return ctx.db
    .select({ id: fairPasses.id, code: fairPasses.code, kind: fairPasses.kind, endedAt: passEnd() })
    .from(fairPasses)
    .where(
      and(
        eq(fairPasses.fairId, fairId),
        inArray(
          fairPasses.code,
          scans.map(({ code }) => code),
        ),
      ),
    )
    .orderBy(asc(fairPasses.id))
    .for("no key update");
}

async function knownScans(ctx: WriteContext, scans: readonly HeardScan[]): Promise<ReadonlySet<string>> {
  if (scans.length === 0) return new Set();
  const rows = await ctx.db
    .select({ nonce: checkIns.nonce })
    .from(checkIns)
    .where(
      inArray(
        checkIns.nonce,
        scans.map(({ nonce }) => nonce),
      ),
    );
  return new Set(rows.map(({ nonce }) => nonce));
}

interface Verdicts {
  /** By nonce: of what is new, and of what was here and is seen otherwise now. */
  readonly decided: ReadonlyMap<string, Decided>;
  /** By nonce, of what was here. */
  readonly ids: ReadonlyMap<string, string>;
}

async function decide(
  ctx: WriteContext,
  fresh: readonly HeardScan[],
  { fair, gateOf, passes }: { readonly fair: FairDays; readonly gateOf: GateOf; readonly passes: readonly Pass[] },
): Promise<Verdicts> {
  const all = passes.length === 0 ? [] : await scansOf(ctx, passes);
  const decided = new Map<string, Decided>();
  for (const scan of fresh) decided.set(scan.nonce, { verdict: "unknown", earlier: null });
  for (const pass of passes) {
    const before = all.filter(({ passId }) => passId === pass.id);
    const added = fresh
      .filter(({ code }) => code === pass.code)
      .map((scan): PassScan => ({ ...scan, admits: gateOf(scan)!.admits }));
    const facts = { kind: pass.kind, fair, revokedAt: pass.endedAt?.getTime() ?? null };
    for (const [nonce, one] of decideScans(facts, [...before, ...added])) decided.set(nonce, one);
  }
  return { decided, ids: new Map(all.map(({ nonce, id }) => [nonce, id])) };
}

/** All scans of these passes: a pass has a handful a day. */
async function scansOf(ctx: WriteContext, passes: readonly Pass[]) {
  const rows = await ctx.db
    .select({
      id: checkIns.id,
      passId: checkIns.passId,
      nonce: checkIns.nonce,
      direction: checkIns.direction,
      at: checkIns.at,
      admits: fairGates.admits,
    })
    .from(checkIns)
    .innerJoin(fairGates, eq(fairGates.id, checkIns.gateId))
    .where(
      inArray(
        checkIns.passId,
        passes.map(({ id }) => id),
      ),
    );
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

interface Found {
  readonly gateOf: GateOf;
  readonly passes: readonly Pass[];
  readonly verdicts: Verdicts;
}

async function insert(
  ctx: WriteContext,
  fairId: string,
  fresh: readonly HeardScan[],
  { gateOf, passes, verdicts }: Found,
): Promise<void> {
  if (fresh.length === 0) return;
  const { decided } = verdicts;
  const passIds = new Map(passes.map(({ code, id }) => [code, id]));
  const rows = await ctx.db
    .insert(checkIns)
    .values(
      fresh.map((scan) => ({
        fairId,
        gateId: gateOf(scan)!.id,
        passId: passIds.get(scan.code) ?? null,
        code: scan.code,
        direction: scan.direction,
        nonce: scan.nonce,
        deviceId: scan.deviceId,
        deviceAt: new Date(scan.deviceAt),
        offsetMs: scan.offsetMs,
        at: new Date(scan.at),
        recordedAt: ctx.now,
        verdict: decided.get(scan.nonce)!.verdict,
        shown: scan.shown,
        by: ctx.actor!.userId,
      })),
    )
    .onConflictDoNothing({ target: checkIns.nonce })
    .returning({ id: checkIns.id, nonce: checkIns.nonce });
  // Sent at the same moment under another gate: the device asks once more and finds it there.
  if (rows.length < fresh.length) throw new DomainError("conflict", m.days_scan_again());
  const ids = new Map([...verdicts.ids, ...rows.map(({ nonce, id }) => [nonce, id] as const)]);
  await ctx.db
    .insert(checkInVerdicts)
    .values(
      [...decided].map(([nonce, { verdict, earlier }]) => ({
        checkInId: ids.get(nonce)!,
        verdict,
        earlierId: earlier === null ? null : ids.get(earlier)!,
      })),
    )
    .onConflictDoUpdate({
      target: checkInVerdicts.checkInId,
      set: { verdict: sql`excluded.verdict`, earlierId: sql`excluded.earlier_id` },
      setWhere: sql`(${checkInVerdicts.verdict}, ${checkInVerdicts.earlierId}) is distinct from (excluded.verdict, excluded.earlier_id)`,
    });
}
