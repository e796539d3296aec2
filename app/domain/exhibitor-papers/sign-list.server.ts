import { and, eq, gte, sql } from "drizzle-orm";
import { boothEvents, users } from "~/db/schema";
import { formatDate, formatTime, todayInVietnam } from "~/lib/dates";
import { formatNumber } from "~/lib/number-format";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import { PLACE_KINDS, sizeOf } from "./compose-letter";
import { type OrderedService, type PlacedApplication, placedApplications } from "./placed.server";

/** A board for the contractor: one booth. */
export interface SignRow {
  readonly code: string;
  readonly hall: string;
  readonly kind: string;
  readonly size: string;
  readonly openTo: string;
  /** Exactly as it was given. */
  readonly sign: string;
  /** As a reader counts them, blanks among them. */
  readonly characters: number;
  /** Watts at the socket. */
  readonly power: number;
  readonly water: string;
  /** What was ordered beside the booths, at the first booth of its application; the others refer to that. */
  readonly ordered: string;
  readonly application: string;
  /** What changed after the day that was asked for, and by whom; "" where nothing did. */
  readonly changed: string;
}

/** Who did it, when. */
interface Change {
  readonly at: Date;
  readonly by: string | null;
}

/** The boards of all booths that were given or taken, by hall and code. changedFrom: an instant, itself included. Asks no policy. Two more queries than the applications take. */
export async function signRows(ctx: Context, fair: FairDetails, changedFrom: Date | null): Promise<SignRow[]> {
  const [placed, moved] = await Promise.all([
    placedApplications(ctx, fair),
    changedFrom ? boothChanges(ctx, fair.id, changedFrom) : new Map<string, Change>(),
  ]);
  return placed
    .flatMap((application) => rowsOf(application, moved, changedFrom))
    .toSorted((a, b) => compareVietnamese(a.hall, b.hall) || compareVietnamese(a.code, b.code));
}

function rowsOf(of: PlacedApplication, moved: ReadonlyMap<string, Change>, from: Date | null): SignRow[] {
  const edited = from && of.updatedAt >= from ? { at: of.updatedAt, by: of.updatedBy } : null;
  const signs = new Map(of.exhibitors.map(({ id, signName, name }) => [id, signName || name]));
  const [first] = of.booths;
  return of.booths.map((booth) => {
    const sign = (booth.exhibitorId && signs.get(booth.exhibitorId)) || of.signName;
    const given = moved.get(booth.id);
    return {
      code: booth.code,
      hall: booth.hall,
      kind: PLACE_KINDS[booth.kind],
      size: sizeOf(booth),
      openTo: sidesInWords(booth.openTo),
      sign,
      characters: countLetters(sign),
      power: booth.power,
      water: booth.hasWater ? "có" : "",
      ordered: booth === first ? orderedInWords(of.services) : of.services.length > 0 ? `xem gian ${first!.code}` : "",
      application: of.number,
      changed: [...(given ? [`gian: ${told(given)}`] : []), ...(edited ? [`đơn: ${told(edited)}`] : [])].join("; "),
    };
  });
}

const LETTERS = new Intl.Segmenter("vi", { granularity: "grapheme" });
/** A letter with its marks is one, an emoji too. */
export const countLetters = (text: string): number => [...LETTERS.segment(text)].length;

const SIDES: Readonly<Record<string, string>> = { N: "trên", E: "phải", S: "dưới", W: "trái" };
const sidesInWords = (openTo: string): string => [...openTo].map((side) => SIDES[side]).join(", ");

const orderedInWords = (services: readonly OrderedService[]): string =>
  services.map(({ name, quantity, unit }) => `${name}: ${formatNumber(quantity, "vi")} ${unit}`).join("; ");

/** "14h30 ngày 12/11/2026, Nguyễn Thị Hạnh" */
const told = ({ at, by }: Change): string =>
  [`${formatTime(at)} ngày ${formatDate(todayInVietnam(at))}`, ...(by ? [by] : [])].join(", ");

/** The last thing that happened to each booth since, holds aside: they say nothing of a board. */
async function boothChanges(ctx: Context, fairId: string, from: Date): Promise<Map<string, Change>> {
  const rows = await ctx.db
    .selectDistinctOn([boothEvents.boothId], { boothId: boothEvents.boothId, at: boothEvents.at, by: users.name })
    .from(boothEvents)
    .leftJoin(users, eq(users.id, boothEvents.actorId))
    .where(
      and(
        eq(boothEvents.fairId, fairId),
        gte(boothEvents.at, from),
        sql`${boothEvents.kind} not in ('held', 'hold_released')`,
      ),
    )
    .orderBy(boothEvents.boothId, sql`${boothEvents.at} desc`, sql`${boothEvents.id} desc`);
  return new Map(rows.map(({ boothId, ...change }) => [boothId, change]));
}
