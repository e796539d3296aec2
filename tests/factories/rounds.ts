import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database, Transaction } from "~/db/client.server";
import { criteria, criterionLevels, phases, rounds, roundTerritories } from "~/db/schema";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { hashOfRules, publishScheme } from "~/domain/schemes/publish-scheme.server";
import { type CriterionRule, SchemeRules } from "~/domain/schemes/rules";
import { PHASES, type PhaseKind } from "~/lib/vocabulary";
import { anAgency } from "./agencies";
import { nextNumber, only } from "./counter";
import { aUser } from "./people";
import { LAM_DONG } from "./provinces";

const DAY_MS = 86_400_000;

export type Criterion = typeof criteria.$inferSelect;

export interface TestRound extends Omit<typeof rounds.$inferSelect, "rules"> {
  readonly rules: SchemeRules;
  /** All of them, each parent before its parts. */
  readonly criteria: readonly Criterion[];
  /** The ones a juror scores, in printed order: eleven in CNNTTB. */
  readonly leaves: readonly Criterion[];
}

/** Values to put in place of the scheme's, without their sources: `{ passMark: 7000, cap: 30 }`. */
export type RuleValues = {
  [K in keyof SchemeRules]?: SchemeRules[K] extends { value: infer Value } ? Value : SchemeRules[K];
};

export interface RoundOptions extends Partial<Omit<typeof rounds.$inferInsert, "rules">> {
  /** The phase it is in at `now`; null: not opened yet. */
  phase?: PhaseKind | null;
  now?: Date;
  rules?: RuleValues;
  /** The territory; the province of today's Lâm Đồng unless told otherwise. */
  provinceIds?: readonly string[];
  /** Most entries each of them may send. */
  quota?: number;
}

/** The id of CNNTTB's latest version. */
export async function aScheme(db: Database): Promise<string> {
  const { versionId } = await publishScheme({ db, actor: null, now: new Date() }, CNNTTB);
  return versionId;
}

/** The programme's rules, but makers enter every level by themselves, and a province asks for no title of a commune. */
function ownRules(): SchemeRules {
  const rules = SchemeRules.parse(CNNTTB.rules);
  const value = rules.levels.value.map(({ entry: _, ...one }) =>
    one.level === "province" ? { ...one, lowerTitle: "none" as const } : one,
  );
  return { ...rules, levels: { ...rules.levels, value } };
}

/** A provincial round under CNNTTB with its criteria: a phase of it opened a day ago and closes in ten. */
export async function aRound(db: Database, options: RoundOptions = {}): Promise<TestRound> {
  const { phase = "scoring", now = new Date(), rules: changes = {}, provinceIds, quota, ...values } = options;
  const number = nextNumber();
  const rules = withValues(ownRules(), changes);
  const agencyId = values.agencyId ?? (await anAgency(db)).id;
  const createdBy = values.createdBy ?? (await aUser(db)).id;
  const opened =
    phase === null ? {} : { openedAt: daysAfter(now, -60), openedBy: createdBy, rulesHash: hashOfRules(rules) };
  const schemeVersionId = await aScheme(db);
  const territory = provinceIds ?? [LAM_DONG];
  return db.transaction(async (tx) => {
    const draft = only(
      await tx
        .insert(rounds)
        .values({
          slug: `binh-chon-lam-dong-2026-${number}`,
          schemeVersionId,
          level: "province",
          year: 2026,
          name: `Bình chọn sản phẩm CNNT tiêu biểu tỉnh Lâm Đồng năm 2026 (${number})`,
          nameEn: `Typical rural industrial products of Lam Dong 2026 (${number})`,
          codePrefix: `LD${number}`,
          ...values,
          agencyId,
          createdBy,
          rules,
        })
        .returning(),
    );
    // Before it opens: a draft's territory and criteria are free, an open round's are frozen.
    if (territory.length > 0) {
      await tx
        .insert(roundTerritories)
        .values(territory.map((provinceId) => ({ roundId: draft.id, provinceId, quota })));
    }
    const tree = await insertCriteria(tx, draft.id, rules);
    const round =
      phase === null ? draft : only(await tx.update(rounds).set(opened).where(eq(rounds.id, draft.id)).returning());
    await insertPhases(tx, round.id, phase, now);
    const parents = new Set(tree.map((one) => one.parentId));
    return { ...round, rules, criteria: tree, leaves: tree.filter((one) => !parents.has(one.id)) };
  });
}

/** Puts a round in a phase at `now`: those before it are over, those after it have no dates. */
export async function setPhase(db: Database, roundId: string, phase: PhaseKind, now: Date = new Date()): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(phases).where(eq(phases.roundId, roundId));
    await insertPhases(tx, roundId, phase, now);
  });
}

async function insertPhases(tx: Transaction, roundId: string, phase: PhaseKind | null, now: Date) {
  if (phase === null) return;
  const reached = PHASES.slice(0, PHASES.indexOf(phase) + 1).reverse();
  await tx.insert(phases).values(
    reached.map((kind, back) => ({
      roundId,
      kind,
      opensAt: daysAfter(now, -1 - 5 * back),
      closesAt: daysAfter(now, back === 0 ? 10 : -1 - 5 * (back - 1)),
    })),
  );
}

async function insertCriteria(tx: Transaction, roundId: string, rules: SchemeRules): Promise<Criterion[]> {
  const rows: Criterion[] = [];
  const bands: (typeof criterionLevels.$inferInsert)[] = [];
  const visit = (list: readonly CriterionRule[], parentId: string | null) => {
    for (const [index, { code, title, titleEn, maximum, groups = null, levels = [], parts = [] }] of list.entries()) {
      const id = randomUUID();
      const step = rules.scoreStep.value;
      rows.push({
        id,
        roundId,
        parentId,
        code,
        title,
        titleEn,
        maximum,
        step,
        position: index + 1,
        groupCodes: groups,
      });
      for (const { from, to, text, textEn, groups } of levels) {
        for (const groupCode of groups ?? [null]) {
          bands.push({ criterionId: id, groupCode, fromPoints: from, toPoints: to, text, textEn });
        }
      }
      visit(parts, id);
    }
  };
  visit(rules.criteria.value, null);
  await tx.insert(criteria).values(rows);
  if (bands.length > 0) await tx.insert(criterionLevels).values(bands);
  return rows;
}

function withValues(rules: SchemeRules, changes: RuleValues): SchemeRules {
  const changed: Record<string, unknown> = structuredClone(rules);
  for (const [name, value] of Object.entries(changes)) {
    changed[name] = name === "groups" ? value : { value, source: "Quy chế của kỳ bình chọn" };
  }
  return changed as SchemeRules;
}

const daysAfter = (from: Date, days: number) => new Date(from.getTime() + days * DAY_MS);
