import { isDeepStrictEqual } from "node:util";
import type { AllocationInput } from "./rules";

/** What is not as it was when a plan was made. */
export interface Changes {
  /** Applications that are gone, new, or no longer as they were. */
  readonly applications: readonly {
    readonly id: string;
    readonly number: string;
    readonly what: "gone" | "new" | "changed";
  }[];
  /** Booths that are gone, new, or no longer as they were. */
  readonly booths: readonly { readonly id: string; readonly code: string }[];
  /** Territories whose quota is another. */
  readonly quotas: readonly string[];
  /** Pairs that the organiser set, changed or took away. */
  readonly pairs: number;
}

export const hasChanged = ({ applications, booths, quotas, pairs }: Changes): boolean =>
  applications.length + booths.length + quotas.length + pairs > 0;

/** Compares what a plan was made from with what there is now. */
export function changesBetween(before: AllocationInput, now: AllocationInput): Changes {
  const applications = differences(before.applications, now.applications, (one) => one.id);
  const booths = differences(before.booths, now.booths, (one) => one.id).map(({ item }) => item.id);
  const codes = new Map([...before.booths, ...now.booths].map((booth) => [booth.id, booth.code]));
  const taken = differences(before.taken, now.taken, (id) => id).map(({ item }) => item);
  return {
    applications: applications.map(({ item: { id, number }, what }) => ({ id, number, what })),
    booths: [...new Set([...booths, ...taken])].flatMap((id) => (codes.has(id) ? [{ id, code: codes.get(id)! }] : [])),
    quotas: differences(before.quotas, now.quotas, (one) => one.provinceId).map(({ item }) => item.provinceId),
    pairs: differences(before.pairs, now.pairs, ({ first, second }) => `${first}/${second}`).length,
  };
}

interface Difference<T> {
  readonly item: T;
  readonly what: "gone" | "new" | "changed";
}

function differences<T>(before: readonly T[], now: readonly T[], keyOf: (item: T) => string): Difference<T>[] {
  const was = new Map(before.map((item) => [keyOf(item), item]));
  const is = new Set(now.map(keyOf));
  const gone = before.filter((item) => !is.has(keyOf(item))).map((item): Difference<T> => ({ item, what: "gone" }));
  const other = now.flatMap((item): Difference<T>[] => {
    const old = was.get(keyOf(item));
    if (old === undefined) return [{ item, what: "new" }];
    return isDeepStrictEqual(old, item) ? [] : [{ item, what: "changed" }];
  });
  return [...gone, ...other];
}
