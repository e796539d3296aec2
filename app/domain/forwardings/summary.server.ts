import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { isHiddenFromJuror } from "~/db/blind.server";
import { currentCertificate } from "~/db/certificate-joins.server";
import {
  awards,
  certificates,
  decisions,
  establishments,
  forwardedEntries,
  forwardings,
  nominations,
  products,
  provinces,
  revocations,
  rounds,
  tallyEntries,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { type Fraction, fraction } from "~/lib/points";
import type { Level, NominationState } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { maySeeForwardings } from "./policy";

/** A letter of request as it was sent. */
export interface SentLetter {
  readonly id: string;
  readonly number: string;
  readonly datedOn: PlainDate;
  /** The sender in the name of that day. */
  readonly agencyName: string;
  readonly signerName: string;
  readonly signerTitle: string;
  readonly from: { readonly slug: string; readonly name: string; readonly nameEn: string };
  readonly to: { readonly slug: string; readonly name: string; readonly nameEn: string };
}

/** A product on a summary list. Its names and title are those of the lower decision. */
export interface SummaryEntry {
  /** Of the dossier in the round above; null with a hidden code. */
  readonly nominationId: string | null;
  readonly position: number;
  /** Voting code there; null before it was handed in, and where it is hidden. */
  readonly code: string | null;
  /** The reader judges there, in a jury that is not told whose products it scores (docs/rules/blind.md). */
  readonly isCodeHidden: boolean;
  readonly productName: string;
  readonly establishmentName: string;
  readonly address: string | null;
  readonly provinceName: string;
  readonly groupCode: string;
  readonly title: {
    readonly number: string;
    readonly issuedOn: PlainDate;
    readonly level: Level;
    readonly validUntil: PlainDate;
    readonly revokedOn: PlainDate | null;
  };
  /** Exact mean of its sheets below, in points. */
  readonly score: Fraction | null;
  readonly rank: number | null;
  readonly state: NominationState;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
}

export interface SummaryLetter extends SentLetter {
  readonly entries: readonly SummaryEntry[];
}

type Round = { readonly id: string; readonly agencyId: string };

/** What was sent to a round, letter by letter, the first one first. For the people of its agency: "forbidden" to others. */
export function incomingOf(ctx: Context, round: Round): Promise<SummaryLetter[]> {
  return lettersOf(ctx, round, eq(forwardings.toRoundId, round.id));
}

/** What a round sent to the level above, as `incomingOf`. */
export function sentBy(ctx: Context, round: Round): Promise<SummaryLetter[]> {
  return lettersOf(ctx, round, eq(forwardings.fromRoundId, round.id));
}

async function lettersOf(ctx: Context, round: Round, which: SQL): Promise<SummaryLetter[]> {
  const { actor } = ctx;
  if (!actor || !maySeeForwardings(actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
  const from = alias(rounds, "from_round");
  const to = alias(rounds, "to_round");
  const rows = await ctx.db
    .select({
      letter: {
        id: forwardings.id,
        number: forwardings.number,
        datedOn: forwardings.datedOn,
        agencyName: forwardings.agencyName,
        signerName: forwardings.signerName,
        signerTitle: forwardings.signerTitle,
      },
      from: { slug: from.slug, name: from.name, nameEn: from.nameEn },
      to: { slug: to.slug, name: to.name, nameEn: to.nameEn },
      entry: {
        nominationId: nominations.id,
        position: forwardedEntries.position,
        code: nominations.code,
        productName: awards.productName,
        establishmentName: sql<string>`coalesce(${awards.establishmentName}, ${establishments.name})`,
        address: awards.address,
        provinceName: provinces.name,
        groupCode: nominations.groupCode,
        state: nominations.state,
        rank: tallyEntries.rank,
        withdrawnAt: forwardedEntries.withdrawnAt,
        withdrawnReason: forwardedEntries.withdrawnReason,
      },
      isHidden: isHiddenFromJuror(actor.userId),
      title: {
        number: certificates.number,
        issuedOn: certificates.issuedOn,
        level: awards.level,
        validUntil: certificates.validUntil,
        revokedOn: revocations.revokedOn,
      },
      sum: tallyEntries.sum,
      divisor: tallyEntries.divisor,
    })
    .from(forwardings)
    .innerJoin(from, eq(from.id, forwardings.fromRoundId))
    .innerJoin(to, eq(to.id, forwardings.toRoundId))
    .innerJoin(forwardedEntries, eq(forwardedEntries.forwardingId, forwardings.id))
    .innerJoin(nominations, eq(nominations.id, forwardedEntries.nominationId))
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .innerJoin(awards, eq(awards.id, forwardedEntries.awardId))
    .innerJoin(provinces, eq(provinces.id, awards.provinceId))
    .innerJoin(certificates, currentCertificate())
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .leftJoin(
      tallyEntries,
      and(eq(tallyEntries.tallyId, decisions.tallyId), eq(tallyEntries.nominationId, awards.nominationId)),
    )
    .where(which)
    .orderBy(asc(forwardings.at), asc(forwardings.id), asc(forwardedEntries.position));
  const letters = new Map<string, SentLetter & { entries: SummaryEntry[] }>();
  for (const { letter, entry, isHidden, title, sum, divisor, ...ends } of rows) {
    const one = letters.get(letter.id) ?? { ...letter, ...ends, entries: [] };
    // The mean is kept in hundredths of a point.
    const score = sum !== null && divisor ? fraction(sum, 100n * BigInt(divisor)) : null;
    const isCodeHidden = isHidden && entry.code !== null;
    const shown = isCodeHidden ? { ...entry, nominationId: null, code: null } : entry;
    one.entries.push({ ...shown, isCodeHidden, title, score });
    letters.set(letter.id, one);
  }
  return [...letters.values()];
}
