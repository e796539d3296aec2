import { formatDateTime, formatNumber } from "~/i18n/formats";
import { awardStatusName, groupNameIn, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { agencyNameOn } from "../agencies/queries.server";
import { listOfDecision } from "../awards/decision-list.server";
import { type DecisionAtWork, decisionToWorkOn, releasedDecisions } from "../awards/decisions.server";
import { type AwardRecord, awardsOfRound } from "../awards/queries.server";
import { certificateStatus } from "../certificates/rules";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { listLayoutOf } from "../list-layouts/queries.server";
import { inSections, type ListLayout } from "../list-layouts/rules";
import { listProvinces } from "../provinces/queries.server";
import { type RoundDetails, roundById } from "../rounds/queries.server";
import { type KeptSeal, latestSeals } from "../seals/queries.server";
import { sealName } from "../seals/rules";
import { type AwardList, type AwardListRow, type Provenance, titleOf } from "./award-list.server";

/** A row before the list is put in order. */
type Unplaced = Omit<AwardListRow, "number" | "section">;

/**
 * What the released decisions of a round recognised, as their seals say, in the order its agency reads lists. Public. Throws
 * "not_found" for a round one may not see, and for one whose results are not released; "closed" while a release from before
 * there were seals waits for its own.
 */
export async function roundAwardList(ctx: Context, roundId: string): Promise<AwardList> {
  const round = await roundById(ctx, roundId);
  const made = await releasedDecisions(ctx, round.id);
  if (made.length === 0) throw new DomainError("not_found", m.awards_not_announced());
  return sealedList(
    ctx,
    round,
    made.map(({ id }) => id),
    m.awards_list_file(),
  );
}

/**
 * The annex of one decision: from its seal once released, before as its agency's draft (`draftAwardList`). For the people of the
 * round's agency (`decisionToWorkOn`). Throws "conflict" for one withdrawn, "closed" while its seal is awaited.
 */
export async function annexOf(ctx: Context, decisionId: string): Promise<AwardList> {
  const { round, decision } = await decisionToWorkOn(ctx, decisionId);
  if (!decision.releasedAt) return draftAwardList(ctx, decisionId);
  return sealedList(ctx, round, [decision.id], m.releases_annex_file());
}

async function sealedList(
  ctx: Context,
  round: RoundDetails,
  decisionIds: readonly string[],
  file: string,
): Promise<AwardList> {
  const [kept, records, layout] = await Promise.all([
    latestSeals(ctx, round.id),
    awardsOfRound(ctx, round.id),
    listLayoutOf(ctx, round.agencyId),
  ]);
  // What is released while this is read comes with the next list.
  const sealed = kept.filter((seal) => decisionIds.includes(seal.decisionId));
  if (sealed.length < decisionIds.length) throw new DomainError("closed", m.certificates_not_sealed_yet());
  const seals = sealed.map(({ digest, content }) => ({ version: content.version, digest }));
  const { decision } = sealed.at(-1)!.content;
  return {
    name: `${round.slug}-${file}`,
    title: titleOf(round),
    decision: sealed.length > 1 ? null : { number: decision.number, date: decision.decidedOn },
    agency: { parent: decision.parentAgency, name: decision.agency },
    footer: `${roundFooter(round, ctx.now)}. ${m.seals_paper({ name: seals.map(sealName).join(", ") })}.`,
    provenance: provenanceOf(round, seals, ctx.now),
    layout,
    rows: inOrder(round, layout, sealedRows(ctx, round, sealed, records)),
  };
}

/** What the seals say, in the order of the releases, and what each award is worth today. */
function sealedRows(
  ctx: Context,
  round: RoundDetails,
  sealed: readonly KeptSeal[],
  records: readonly AwardRecord[],
): Unplaced[] {
  const today = todayInVietnam(ctx.now);
  const recordOf = new Map(records.map((record) => [record.id, record]));
  const awards = sealed.flatMap(({ content, digest }) =>
    content.awards.map((award) => ({ award, decision: content.decision, digest })),
  );
  return awards.map(({ award, decision, digest }) => {
    const record = recordOf.get(award.award)!;
    return {
      productName: award.product,
      establishmentName: award.establishment,
      address: award.address,
      provinceName: award.province.name,
      group: award.group && groupNameIn(round.rules, award.group.code),
      tier: award.tier,
      level: levelTitle(round.level),
      year: round.year,
      decisionNumber: decision.number,
      decisionDate: decision.decidedOn,
      certificateNumber: award.certificate.number,
      validUntil: award.certificate.validUntil,
      status: awardStatusName(certificateStatus(record, today)),
      revokedOn: record.revokedOn,
      seal: digest,
    };
  });
}

/**
 * What a decision will recognise, before its results are released; every format says that it is not announced. For the people of
 * the round's agency (`decisionToWorkOn`). Throws "conflict" once it was released or withdrawn.
 */
export async function draftAwardList(ctx: Context, decisionId: string): Promise<AwardList> {
  const { round, decision } = await decisionToWorkOn(ctx, decisionId);
  if (decision.releasedAt) throw new DomainError("conflict", m.awards_draft_is_released());
  if (decision.withdrawnAt) throw new DomainError("conflict", m.awards_draft_is_withdrawn());
  const [rows, places, layout] = await Promise.all([
    listOfDecision(ctx, round, decision.id),
    listProvinces(ctx),
    listLayoutOf(ctx, round.agencyId),
  ]);
  const { number: decisionNumber, decidedOn: decisionDate } = decision;
  const drafted = rows.map(({ entry, productName, tier }): Unplaced => {
    const { establishmentName, address, provinceId, groupCode } = entry;
    return {
      productName,
      establishmentName,
      address,
      provinceName: places.find((one) => one.id === provinceId)?.name ?? "",
      group: groupNameIn(round.rules, groupCode),
      tier,
      level: levelTitle(round.level),
      year: round.year,
      decisionNumber,
      decisionDate,
      certificateNumber: null,
      validUntil: null,
      status: m.awards_not_released(),
      revokedOn: null,
      seal: null,
    };
  });
  return {
    name: `${round.slug}-${m.awards_draft_file()}`,
    title: `${titleOf(round)} (${m.awards_draft_mark()})`,
    decision: { number: decisionNumber, date: decisionDate },
    agency: await issuerOf(ctx, decision),
    footer: `${m.awards_draft_notice()} ${roundFooter(round, ctx.now)}`,
    provenance: provenanceOf(round, [], ctx.now),
    layout,
    rows: inOrder(round, layout, drafted),
  };
}

async function* inOrder(
  { rules }: RoundDetails,
  layout: ListLayout | null,
  rows: readonly Unplaced[],
): AsyncGenerator<AwardListRow> {
  const order = {
    groups: rules.groups.map(({ code }) => groupNameIn(rules, code)),
    tiers: rules.tiers.value.map(({ name }) => name),
  };
  let number = 0;
  for (const row of inSections(rows, layout?.grouping ?? "none", order)) {
    number += 1;
    yield { number, ...row };
  }
}

const provenanceOf = ({ scheme, rulesHash }: RoundDetails, seals: Provenance["seals"], madeAt: Date): Provenance => ({
  rules: { scheme: scheme.code, version: scheme.version, hash: rulesHash },
  seals,
  madeAt,
});

/** Who issued a decision, by its name of that day, and the body above it. */
async function issuerOf(
  ctx: Context,
  { agency, agencyId, decidedOn }: Pick<DecisionAtWork, "agency" | "agencyId"> & { readonly decidedOn: PlainDate },
): Promise<AwardList["agency"]> {
  const named = await agencyNameOn(ctx, agencyId, decidedOn);
  return { parent: named?.parentName ?? null, name: agency };
}

export function roundFooter(round: RoundDetails, now: Date): string {
  const { code, version } = round.scheme;
  return m.awards_list_rules({
    scheme: code,
    version: formatNumber(version),
    hash: (round.rulesHash ?? "").slice(0, 16),
    time: formatDateTime(now),
  });
}
