import { eq } from "drizzle-orm";
import { nominations } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { addDays, type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Photo } from "../attachments/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { holidaysBetween } from "../holidays/queries.server";
import { mayWorkOnRound } from "../rounds/policy";
import type { RoundDetails } from "../rounds/queries.server";
import { askedOfBelow } from "../schemes/levels";
import { alikeProducts } from "./alike-products.server";
import { addendumOf, type CheckedItem, checkedItems, itemsAsked } from "./checklist";
import { checksOf } from "./checks.server";
import {
  defaultDueOn,
  LONGEST_LIMIT_DAYS,
  lastDayOf,
  type ProcessingClock,
  processingClock,
  workingDaysIn,
} from "./clock";
import type { Dossier } from "./dossier";
import type { Paper } from "./forms";
import { titlesOf } from "./lower-title.server";
import { type Officer, officersOf } from "./officers.server";
import { type Nomination, nominationById } from "./queries.server";
import { announcedOn, awaitsPapers } from "./rules";
import { dossierForJury, type SealedDossier } from "./sealed-dossier.server";
import { type Warning, warningsOf } from "./warnings";

/** A nomination as the support team works on it. */
export interface Screening {
  readonly nomination: Nomination;
  /** What is shown and judged: the sealed dossier once there is one, else as it stands now. */
  readonly dossier: Dossier;
  readonly photos: readonly Photo[];
  readonly seal: Pick<SealedDossier, "contentHash" | "sealedAt"> | null;
  /** Papers that came after the seal. */
  readonly addendum: readonly Paper[];
  readonly checklist: readonly CheckedItem[];
  readonly warnings: readonly Warning[];
  readonly clock: ProcessingClock;
  /** The last day of the clock's limit, while it runs. */
  readonly lastDay: PlainDate | null;
  readonly officer: Officer | null;
  /** Of the agency, by name. */
  readonly officers: readonly Officer[];
  readonly awaitsPapers: boolean;
  /** The day offered for sending more; null when none is left before scoring. */
  readonly dueOn: PlainDate | null;
  /** The last event: a decision names it as what its author saw. */
  readonly seen: string;
}

/** A nomination for the people who screen it. Its producer reads it elsewhere; to others it does not exist. */
export async function nominationToScreen(ctx: Context, id: string): Promise<Nomination> {
  const nomination = await nominationById(ctx, id);
  if (!mayWorkOnRound(ctx.actor, nomination)) throw new DomainError("not_found", m.nominations_not_found());
  return nomination;
}

/** Everything about a nomination that is needed to answer it. See `nominationToScreen`. */
export async function screeningOf(ctx: Context, id: string): Promise<Screening> {
  const nomination = await nominationToScreen(ctx, id);
  const { round, steps } = nomination;
  const today = todayInVietnam(ctx.now);
  const start = steps[0] ? todayInVietnam(steps[0].at) : today;
  const [officerId, sealed, checks, officers, alike, holidays, lower] = await Promise.all([
    officerOf(ctx, id),
    nomination.isSealed ? dossierForJury(ctx, id) : null,
    checksOf(ctx, id),
    officersOf(ctx, round.agencyId),
    alikeProducts(ctx, {
      nominationId: id,
      roundId: round.id,
      level: round.level,
      productName: nomination.dossier.product.name,
      establishmentId: nomination.dossier.establishment.id,
    }),
    holidaysBetween(ctx, start, addDays(today, LONGEST_LIMIT_DAYS)),
    lowerTitles(ctx, nomination),
  ]);
  const dossier = sealed?.dossier ?? nomination.dossier;
  const addendum = sealed ? addendumOf(nomination.dossier.papers, sealed.dossier.papers) : [];
  const limit = round.rules.processingDays.value;
  const clock = processingClock(steps, today, limit, workingDaysIn(start, today, holidays));
  const asked = itemsAsked(round.rules.checklist.value, { level: round.level, groupCode: nomination.groupCode });
  return {
    nomination,
    dossier,
    photos: sealed?.photos ?? nomination.photos,
    seal: sealed && { contentHash: sealed.contentHash, sealedAt: sealed.sealedAt },
    addendum,
    checklist: checkedItems(asked, [...dossier.papers, ...addendum], checks, nomination.submittedAt),
    warnings: warningsOf(dossier, round.rules, alike, lower, {
      today,
      decisionOn: announcedOn(round.phases, "decision"),
    }),
    clock,
    lastDay: lastDayOf(clock, today, holidays),
    officer: officers.find((one) => one.id === officerId) ?? null,
    officers,
    awaitsPapers: awaitsPapers(nomination),
    dueOn: defaultDueOn(today, round.rules, announcedOn(round.phases, "scoring"), holidays),
    seen: steps.at(-1)?.id ?? "",
  };
}

/** Its title of the level below as it stands today, whatever it was when it was handed in. */
async function lowerTitles(ctx: Context, { id, round, dossier, gaps }: Nomination) {
  const { below } = askedOfBelow(round.rules, round.level);
  const { known } = (await titlesOf(ctx, round, [dossier])).get(id)!;
  return {
    gap: gaps.find((gap) => gap.kind === "lower_title") ?? null,
    titles: known.filter((title) => title.isOfProduct && title.isOfScheme && below.includes(title.level)),
  };
}

/** The day offered to the producers of a round for sending more; null when none is left before scoring. */
export async function roundDueOn(ctx: Context, round: RoundDetails): Promise<PlainDate | null> {
  const today = todayInVietnam(ctx.now);
  const holidays = await holidaysBetween(ctx, today, addDays(today, LONGEST_LIMIT_DAYS));
  return defaultDueOn(today, round.rules, announcedOn(round.phases, "scoring"), holidays);
}

async function officerOf(ctx: Context, id: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ assignedTo: nominations.assignedTo })
    .from(nominations)
    .where(eq(nominations.id, id));
  return row?.assignedTo ?? null;
}
