import { type GatePack, type PackedPass, unpackPasses, verdictOnDevice } from "~/domain/fair-days/pack";
import { startOfDay, todayInVietnam } from "~/lib/dates";
import type { PassKind, ScanDirection, ScanVerdict } from "~/lib/vocabulary";
import { lastPassage } from "./gate-entry";
import type { GateState } from "./gate-log";

const unpacked = new WeakMap<GatePack, ReadonlyMap<string, PackedPass>>();

function passesOf(pack: GatePack): ReadonlyMap<string, PackedPass> {
  const known = unpacked.get(pack) ?? unpackPasses(pack.passes);
  unpacked.set(pack, known);
  return known;
}

interface ScanHere {
  /** Of the code that was read, as the list holds it; null where the browser cannot hash. */
  readonly hash: string | null;
  readonly gateId: string;
  readonly direction: ScanDirection;
}

/** What the device says of a scan by itself at an instant of its clock; null where it has no list to go by. */
export function verdictHere(
  { pack, entries, offsetMs }: Pick<GateState, "pack" | "entries" | "offsetMs">,
  { hash, gateId, direction }: ScanHere,
  deviceNow: number,
): ScanVerdict | null {
  const gate = pack?.gates.find(({ id }) => id === gateId);
  if (!pack || !gate || hash === null) return null;
  const today = todayInVietnam(new Date(deviceNow - (offsetMs ?? 0)));
  const found = passesOf(pack).get(hash);
  // Every morning nobody is inside.
  const isOfToday = todayInVietnam(new Date(pack.at)) === today;
  const pass = found && { ...found, isInside: found.isInside && isOfToday };
  const midnight = startOfDay(today).getTime();
  const last = lastPassage(entries, hash, Math.max(midnight, Date.parse(pack.at)));
  return verdictOnDevice(pass, { admits: gate.admits, fair: pack.fair, today }, direction, last);
}

/** What kind of pass a device read, by its list; null where it has none of it. */
export const kindHere = (pack: GatePack | null, hash: string | null): PassKind | null =>
  (pack && hash !== null && passesOf(pack).get(hash)?.kind) || null;
