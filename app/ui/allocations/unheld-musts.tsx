import type { Explained } from "~/domain/allocations/result";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";

const IN_THE_WAY = { near: m.allocations_unheld_near, apart: m.allocations_unheld_apart };
const BOTH_STAY = { near: m.allocations_unheld_near_stay, apart: m.allocations_unheld_apart_stay };

/** Which musts a plan could not hold, each with why: what is left keeps one of the two from a place, or both stay where they are. */
export function unheldMusts(plan: readonly Explained[]): string[] {
  const byNumber = new Map(plan.map((one) => [one.number, one]));
  return plan.flatMap((one) =>
    one.neighbours.flatMap(({ kind, number, isKept, isMust, isInTheWay }) => {
      if (!isMust) return [];
      const other = byNumber.get(number);
      const who = { number: one.number, other: number, codes: formatList(other?.booths ?? []) };
      if (isInTheWay) return [IN_THE_WAY[kind](who)];
      // Both tell of it: once is enough.
      const bothStay = !isKept && one.booths.length > 0 && (other?.booths.length ?? 0) > 0 && one.number < number;
      return bothStay ? [BOTH_STAY[kind]({ ...who, own: formatList(one.booths) })] : [];
    }),
  );
}

export function UnheldMusts({ plan }: { plan: readonly Explained[] }) {
  const sentences = unheldMusts(plan);
  if (sentences.length === 0) return null;
  return (
    <Alert tone="bad" className="mb-5" title={m.allocations_unheld({ count: sentences.length })}>
      <ul className="grid gap-1">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Alert>
  );
}
