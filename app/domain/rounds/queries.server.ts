import { asc, eq, type SQL, sql } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import {
  agencies,
  criteria,
  criterionLevels,
  phases as phasesTable,
  provinces,
  rounds,
  roundTerritories,
  schemes,
  schemeVersions,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type Era, type Level, PHASES, type PhaseKind, type RegionCode } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { SchemeRules } from "../schemes/rules";
import { maySeeRound, mayWorkOnRound } from "./policy";
import { type PhaseSpan, phaseAt } from "./rules";

export interface RoundPhase extends PhaseSpan {
  readonly reason: string | null;
}

export interface RoundDetails {
  readonly id: string;
  readonly slug: string;
  readonly level: Level;
  readonly year: number;
  readonly name: string;
  readonly nameEn: string;
  readonly codePrefix: string;
  readonly rules: SchemeRules;
  /** Null until opening. */
  readonly rulesHash: string | null;
  /** How often the rules, or those of a reopening, were saved. */
  readonly rulesVersion: number;
  /** The text that says how many entries a province may send. */
  readonly quotaSource: string | null;
  readonly openedAt: Date | null;
  readonly createdAt: Date;
  readonly scheme: {
    readonly code: string;
    readonly name: string;
    readonly nameEn: string;
    readonly version: number;
    readonly versionId: string;
  };
  /** In the round's order; in a draft, the dates that opening will announce. */
  readonly phases: readonly RoundPhase[];
  /** What the round is in now; null for a draft. */
  readonly phase: PhaseKind | null;
  readonly agencyId: string;
  /** Its name of today. */
  readonly agency: { readonly id: string; readonly slug: string; readonly name: string };
  /** Who recognises and signs, by its name of today; null: the agency that runs the round. */
  readonly authority: { readonly id: string; readonly name: string } | null;
}

/** A draft is known to its agency alone; to anyone else, and when the id is unknown, "not_found". */
export async function roundById(ctx: Context, id: string): Promise<RoundDetails> {
  return findRound(ctx, eq(rounds.id, id));
}

/** See `roundById`. */
export async function roundBySlug(ctx: Context, slug: string): Promise<RoundDetails> {
  return findRound(ctx, eq(rounds.slug, slug));
}

/** A round for the people of its agency: "forbidden" to anyone else who may know of it, and to visitors. */
export async function roundToWorkOn(ctx: Context, slug: string): Promise<RoundDetails> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const round = await roundBySlug(ctx, slug);
  if (!mayWorkOnRound(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
  return round;
}

async function findRound(ctx: Context, which: SQL): Promise<RoundDetails> {
  const [row] = await ctx.db
    .select({
      round: {
        id: rounds.id,
        slug: rounds.slug,
        level: rounds.level,
        year: rounds.year,
        name: rounds.name,
        nameEn: rounds.nameEn,
        codePrefix: rounds.codePrefix,
        rulesHash: rounds.rulesHash,
        rulesVersion: rounds.rulesVersion,
        quotaSource: rounds.quotaSource,
        openedAt: rounds.openedAt,
        createdAt: rounds.createdAt,
        agencyId: rounds.agencyId,
      },
      rules: rounds.rules,
      scheme: {
        code: schemes.code,
        name: schemes.name,
        nameEn: schemes.nameEn,
        version: schemeVersions.version,
        versionId: schemeVersions.id,
      },
      agency: {
        id: agencies.id,
        slug: agencies.slug,
        name: agencyNameToday(rounds.agencyId, ctx.now),
      },
      authorityId: rounds.authorityId,
      authorityName: agencyNameToday(rounds.authorityId, ctx.now),
    })
    .from(rounds)
    .innerJoin(schemeVersions, eq(schemeVersions.id, rounds.schemeVersionId))
    .innerJoin(schemes, eq(schemes.id, schemeVersions.schemeId))
    .innerJoin(agencies, eq(agencies.id, rounds.agencyId))
    .where(which);
  if (!row || !maySeeRound(ctx.actor, row.round)) throw new DomainError("not_found", m.rounds_not_found());
  const { round, scheme, agency, authorityId, authorityName } = row;
  const phases = await phasesOf(ctx, round.id);
  return {
    ...round,
    rules: SchemeRules.parse(row.rules),
    scheme,
    agency,
    authority: authorityId === null ? null : { id: authorityId, name: authorityName },
    phases,
    phase: round.openedAt && phaseAt(phases, ctx.now),
  };
}

async function phasesOf(ctx: Context, roundId: string): Promise<RoundPhase[]> {
  const rows = await ctx.db
    .select({
      kind: phasesTable.kind,
      opensAt: phasesTable.opensAt,
      closesAt: phasesTable.closesAt,
      reason: phasesTable.reason,
    })
    .from(phasesTable)
    .where(eq(phasesTable.roundId, roundId));
  return rows.sort((a, b) => PHASES.indexOf(a.kind) - PHASES.indexOf(b.kind));
}

export interface TerritoryProvince {
  readonly provinceId: string;
  readonly name: string;
  readonly nameEn: string;
  readonly era: Era;
  /** The region it counts for in this round. */
  readonly regionCode: RegionCode | null;
  /** Most entries it may send; null: no quota. */
  readonly quota: number | null;
}

export function territoryOf(ctx: Context, roundId: string): Promise<TerritoryProvince[]> {
  return ctx.db
    .select({
      provinceId: provinces.id,
      name: provinces.name,
      nameEn: provinces.nameEn,
      era: provinces.era,
      regionCode: roundTerritories.regionCode,
      quota: roundTerritories.quota,
    })
    .from(roundTerritories)
    .innerJoin(provinces, eq(provinces.id, roundTerritories.provinceId))
    .where(eq(roundTerritories.roundId, roundId))
    .orderBy(asc(provinces.code));
}

export interface CriterionNode {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  /** Both in hundredths of a point. */
  readonly maximum: number;
  readonly step: number;
  /** Product groups it is asked of; null: all. */
  readonly groups: readonly string[] | null;
  /** Bands of points, highest first; `groupCode` null holds for every group. */
  readonly levels: readonly {
    readonly groupCode: string | null;
    readonly from: number;
    readonly to: number;
    readonly text: string;
    readonly textEn: string;
  }[];
  /** Empty for a leaf, which is what a juror scores. */
  readonly parts: readonly CriterionNode[];
}

/** The criteria of a round as a tree, in printed order. The caller has decided that the reader may see the round. */
export async function criteriaTree(ctx: Context, roundId: string): Promise<CriterionNode[]> {
  const rows = await ctx.db
    .select()
    .from(criteria)
    .where(eq(criteria.roundId, roundId))
    .orderBy(asc(criteria.position));
  const bands = await ctx.db
    .select({
      criterionId: criterionLevels.criterionId,
      groupCode: criterionLevels.groupCode,
      from: criterionLevels.fromPoints,
      to: criterionLevels.toPoints,
      text: criterionLevels.text,
      textEn: criterionLevels.textEn,
    })
    .from(criterionLevels)
    .innerJoin(criteria, eq(criteria.id, criterionLevels.criterionId))
    .where(eq(criteria.roundId, roundId))
    .orderBy(sql`${criterionLevels.fromPoints} desc`);
  const partsOf = (parentId: string | null): CriterionNode[] =>
    rows
      .filter((row) => row.parentId === parentId)
      .map(({ id, code, title, titleEn, maximum, step, groupCodes }) => ({
        id,
        code,
        title,
        titleEn,
        maximum,
        step,
        groups: groupCodes,
        levels: bands.filter((band) => band.criterionId === id).map(({ criterionId: _, ...band }) => band),
        parts: partsOf(id),
      }));
  return partsOf(null);
}
