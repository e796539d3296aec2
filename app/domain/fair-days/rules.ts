import { addDays, daysBetween, type PlainDate, startOfDay, todayInVietnam } from "~/lib/dates";
import type { PassKind, ScanDirection, ScanVerdict } from "~/lib/vocabulary";

/** What an organiser settles for the days of a fair, each with the text that says so. */
export interface DaySettings {
  /** Passes for staff that an exhibitor gets with each booth. */
  readonly passesPerBooth: number;
  readonly passesSource: string;
  /** Days after the last day of the fair until names and contacts of visitors are erased. */
  readonly contactDays: number;
  readonly contactSource: string;
}

/** What a fair keeps to while nothing else was settled; none of it is law. */
export const USUAL_DAY_SETTINGS: DaySettings = {
  passesPerBooth: 4,
  passesSource: "",
  contactDays: 180,
  contactSource: "",
};

/** Kinds of passes that exhibitors and visitors are not given but the organiser issues by hand. */
export const ISSUED_KINDS = ["guest", "staff", "organiser"] as const satisfies readonly PassKind[];

/** Letters and digits that nobody takes for another: neither 0 and O nor 1 and I. 32 of them: five bits each. */
export const CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/** Ten letters are fifty bits: nobody guesses one of forty thousand at a gate. */
export const CODE_LENGTH = 10;

/** "KX7PM2WQ4T" as people read it out: "KX7PM-2WQ4T". */
export const formatCode = (code: string) => `${code.slice(0, 5)}-${code.slice(5)}`;

/**
 * The code in what a camera read or a person typed: the code itself in any case, with spaces or dashes, or the address of the pass.
 * What is no code comes back as its letters and digits, at most 40, so that a gate can say that it knows no such pass.
 */
export function readCode(text: string): string {
  const last = /\/passes\/([^/?#]+)/.exec(text)?.[1] ?? text;
  return last
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, 40);
}

const MINUTE_MS = 60_000;
/** A clock that is off by less goes wrong for nobody. */
const CLOCK_PATIENCE_MS = 5 * MINUTE_MS;
/** Passes are scanned while the fair is being set up; nothing was scanned longer before it. */
const SET_UP_DAYS = 60;

/** offsetMs: how far a device's clock is ahead; null where nobody knows. */
export const isClockOff = (offsetMs: number | null): boolean =>
  offsetMs !== null && Math.abs(offsetMs) > CLOCK_PATIENCE_MS;

/** When a device read something, by its own clock, and how far that is ahead as it says itself (milliseconds); null where it does not. */
export interface DeviceTime {
  readonly deviceId: string;
  readonly deviceAt: number;
  readonly offsetMs: number | null;
}

interface Heard {
  /** Milliseconds of the server's clock. */
  readonly heardAt: number;
  readonly startsOn: PlainDate;
}

/**
 * When each of what was sent at once was, in milliseconds of the server's clock: the device's time less what its clock is ahead. Nothing was
 * read later than it was heard of: what a device says lies ahead of that is put back with all else it says by the same clock, so that
 * order and distance stay. A time that cannot be even so - long before the fair - is taken as the time it was heard of. No scan is refused
 * for its clock. offsetMs: how far the clock was ahead in the end; null where nobody knows. In the same order.
 * Source: docs/rules/fair-days.md#clocks.
 */
export function timesOfScans(
  sent: readonly DeviceTime[],
  heard: Heard,
): { readonly at: number; readonly offsetMs: number | null }[] {
  const clockOf = ({ deviceId, offsetMs }: DeviceTime) => `${offsetMs} ${deviceId}`;
  const latest = new Map<string, number>();
  for (const one of sent) {
    latest.set(clockOf(one), Math.max(latest.get(clockOf(one)) ?? -Infinity, one.deviceAt - (one.offsetMs ?? 0)));
  }
  return sent.map((one) => {
    const { deviceAt, offsetMs } = one;
    const said = deviceAt - (offsetMs ?? 0);
    const ahead = Math.max(0, latest.get(clockOf(one))! - heard.heardAt);
    if (ahead > 0 && isPossible(said - ahead, heard)) return { at: said - ahead, offsetMs: (offsetMs ?? 0) + ahead };
    return { at: isPossible(said, heard) ? said : heard.heardAt, offsetMs };
  });
}

const isPossible = (at: number, { heardAt, startsOn }: Heard): boolean =>
  at <= heardAt && at >= startOfDay(addDays(startsOn, -SET_UP_DAYS)).getTime();

/** When somebody was named for the gates of a fair, in milliseconds of the server's clock; until: null while it holds. */
export interface Appointment {
  readonly from: number;
  readonly until: number | null;
}

/**
 * Whether somebody whose appointment ended may hand in what was read at a time: it held then, and the fair was not over.
 * Source: docs/rules/fair-days.md#late.
 */
export const wasAppointed = (
  ended: readonly Appointment[],
  at: number,
  { endsOn }: { readonly endsOn: PlainDate },
): boolean =>
  at < startOfDay(addDays(endsOn, 1)).getTime() &&
  ended.some(({ from, until }) => at >= from && (until === null || at <= until));

/** What deciding looks at of one scan of a pass. */
export interface PassScan {
  /** Tells scans of the same moment apart, alike on every device. */
  readonly nonce: string;
  readonly direction: ScanDirection;
  /** Kinds that its gate lets in. */
  readonly admits: readonly PassKind[];
  /** Milliseconds of the server's clock. */
  readonly at: number;
}

interface PassFacts {
  readonly kind: PassKind;
  readonly fair: FairDays;
  /** Milliseconds of the server's clock. */
  readonly revokedAt: number | null;
}

export interface Decided {
  readonly verdict: ScanVerdict;
  /** Of `already_in`: the nonce of the scan that let the pass in. */
  readonly earlier: string | null;
}

const decided = (verdict: ScanVerdict, earlier: string | null = null): Decided => ({ verdict, earlier });

/** In the order in which they happened; at the same moment by nonce. */
export const inOrder = <S extends Pick<PassScan, "at" | "nonce">>(scans: readonly S[]): S[] =>
  scans.toSorted((a, b) => a.at - b.at || (a.nonce < b.nonce ? -1 : a.nonce > b.nonce ? 1 : 0));

/**
 * What becomes of all scans of one pass, by nonce. It depends on which scans there are and not on the order in which they arrived. Every
 * morning nobody is inside; leaving is refused to nobody. Source: docs/rules/fair-days.md#verdicts.
 */
export function decideScans(pass: PassFacts, scans: readonly PassScan[]): Map<string, Decided> {
  const verdicts = new Map<string, Decided>();
  let inside: PassScan | null = null;
  for (const scan of inOrder(scans)) {
    if (inside && dayOf(inside.at) !== dayOf(scan.at)) inside = null;
    if (scan.direction === "out") {
      inside = null;
      verdicts.set(scan.nonce, decided("admitted"));
    } else if (pass.revokedAt !== null && pass.revokedAt <= scan.at) {
      verdicts.set(scan.nonce, decided("revoked"));
    } else if (!scan.admits.includes(pass.kind)) {
      verdicts.set(scan.nonce, decided("wrong_gate"));
    } else if (isWrongDay(pass.kind, dayOf(scan.at), pass.fair)) {
      verdicts.set(scan.nonce, decided("wrong_day"));
    } else if (inside) {
      verdicts.set(scan.nonce, decided("already_in", inside.nonce));
    } else {
      inside = scan;
      verdicts.set(scan.nonce, decided("admitted"));
    }
  }
  return verdicts;
}

/** Who visits comes on the days of the fair; who sets it up and takes it down also before and after. */
export const isWrongDay = (kind: PassKind, day: PlainDate, { startsOn, endsOn }: FairDays): boolean =>
  (kind === "visitor" || kind === "guest") && (day < startsOn || day > endsOn);

const dayOf = (at: number): PlainDate => todayInVietnam(new Date(at));

/** What a gate is told of one scan. */
export interface CheckInResult {
  /** As the device sent it; empty when it sent none. */
  readonly nonce: string;
  readonly result: "recorded" | "duplicate" | "refused";
  /** The same nonce was here before: it is the same scan, and this is the answer it got. */
  readonly duplicate: boolean;
  readonly verdict?: ScanVerdict;
  /** When it was, as the server makes it out. */
  readonly at?: Date;
  readonly kind?: PassKind | null;
  /** Whose pass it is; of visitors nothing is told. */
  readonly holder?: string | null;
  /** The exhibitor's sign board. */
  readonly exhibitor?: string | null;
  /** Why the pass holds no longer, where it was not taken back by itself. */
  readonly note?: string | null;
  /** Of `already_in`: the scan that let the pass in. */
  readonly earlier?: { readonly at: Date; readonly gate: string; readonly by: string } | null;
  /** Why it was refused, for the gatekeeper. */
  readonly reason?: string;
}

/** People who came in, by gate and hour: scans that were admitted, and heads that were counted. */
export interface HourCount {
  readonly gateId: string;
  /** 0 to 23 in Vietnam. */
  readonly hour: number;
  readonly scanned: number;
  readonly counted: number;
}

/** From the first hour in which somebody came to the last, also those in between in which nobody did. */
export function hoursOf(
  counts: readonly HourCount[],
): readonly { hour: number; byGate: ReadonlyMap<string, number> }[] {
  const busy = counts.filter((one) => one.scanned + one.counted !== 0).map(({ hour }) => hour);
  if (busy.length === 0) return [];
  const first = Math.min(...busy);
  return Array.from({ length: Math.max(...busy) - first + 1 }, (_, step) => {
    const hour = first + step;
    const here = counts.filter((one) => one.hour === hour);
    return { hour, byGate: new Map(here.map((one) => [one.gateId, one.scanned + one.counted])) };
  });
}

export interface FairDays {
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
}

/** All days of a fair. */
export function daysOf({ startsOn, endsOn }: FairDays): PlainDate[] {
  return Array.from({ length: daysBetween(startsOn, endsOn) + 1 }, (_, step) => addDays(startsOn, step));
}

/** The day a page opens with: the one that was asked for, today, or the nearest of the fair's. */
export function shownDay(fair: FairDays, asked: PlainDate | null, today: PlainDate): PlainDate {
  if (asked !== null && asked >= fair.startsOn && asked <= fair.endsOn) return asked;
  if (today < fair.startsOn) return fair.startsOn;
  return today > fair.endsOn ? fair.endsOn : today;
}

/** The last day on which names and contacts of visitors are kept who agree now. Source: docs/rules/fair-days.md#personal-data. */
export const contactsUntil = (fair: Pick<FairDays, "endsOn">, { contactDays }: Pick<DaySettings, "contactDays">) =>
  addDays(fair.endsOn, contactDays);

/** The last day of what was agreed to for a term: no longer than was said then, nor than is settled now. keepUntil: null where nothing is kept. */
export const keptUntil = ({ keepUntil }: { readonly keepUntil: PlainDate | null }, now: PlainDate): PlainDate =>
  keepUntil !== null && keepUntil < now ? keepUntil : now;
