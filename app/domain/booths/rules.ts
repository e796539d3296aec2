import { type PlainDate, startOfDay } from "~/lib/dates";
import { ASKED_KINDS, type AskedKind, type BoothKind } from "~/lib/vocabulary";
import { askedKindOf } from "../fairs/rules";

/** What an application was granted, kind by kind; null is not decided. */
export interface Grant {
  readonly kind: AskedKind;
  /** Asked for. */
  readonly booths: number;
  readonly granted: number | null;
}

/** How many places of each kind an application may still take. taken: the kinds of the booths it has. */
export function roomLeft(
  grants: readonly Pick<Grant, "kind" | "granted">[],
  taken: readonly BoothKind[],
): Record<AskedKind, number> {
  const room = Object.fromEntries(ASKED_KINDS.map((kind) => [kind, 0])) as Record<AskedKind, number>;
  for (const { kind, granted } of grants) room[kind] += granted ?? 0;
  for (const kind of taken) room[askedKindOf(kind)] -= 1;
  return room;
}

export const granted = (grants: readonly Pick<Grant, "kind" | "granted">[], kind: BoothKind): number =>
  grants.find((grant) => grant.kind === askedKindOf(kind))?.granted ?? 0;

/**
 * Booths of one kind that are an application's own: what it was granted, without what it said no to or gave back since; at least what it
 * has. Who waits is due what an offer holds for it, and no more. Source: docs/rules/booths.md#due
 */
export function dueOf(of: {
  readonly isAccepted: boolean;
  readonly granted: number;
  readonly placed: number;
  readonly gaveBack: number;
}): number {
  return of.isAccepted ? Math.max(of.placed, of.granted - of.gaveBack) : of.placed;
}

const MINUTE = 60_000;

/** When a hold that begins now ends. */
export function holdEnd(fair: { readonly startsOn: PlainDate }, minutes: number, now: Date): Date {
  return new Date(Math.min(now.getTime() + minutes * MINUTE, startOfDay(fair.startsOn).getTime()));
}

/** When an offer that is made now ends. */
export const offerEnd = (fair: { readonly startsOn: PlainDate }, hours: number, now: Date): Date =>
  holdEnd(fair, hours * 60, now);

/** A booth's ground in square metres; its sides are decimetres. */
export const areaOf = ({ width, height }: { readonly width: number; readonly height: number }): number =>
  (width * height) / 100;
