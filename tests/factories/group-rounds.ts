import type { Database } from "~/db/client.server";
import type { CriterionRule } from "~/domain/schemes/rules";
import { aRound, type RoundOptions, type TestRound } from "./rounds";

const criterion = (code: string, points: number, more: Partial<CriterionRule> = {}): CriterionRule => ({
  code,
  title: `Tiêu chí ${code}`,
  titleEn: `Criterion ${code}`,
  maximum: points * 100,
  ...more,
});

const band = (from: number, to: number, text: string, groups?: string[]) => ({
  from: from * 100,
  to: to * 100,
  text,
  textEn: `${text} (en)`,
  ...(groups && { groups }),
});

const OTHERS = ["B", "C", "D"];

/** Group A is asked I.1, II with bands of its own, and IV; every other group I.2, I.3, II, III.1, III.2 and V. */
const CRITERIA_BY_GROUP: CriterionRule[] = [
  criterion("I", 40, {
    parts: [
      criterion("I.1", 40, { groups: ["A"] }),
      criterion("I.2", 25, { groups: OTHERS }),
      criterion("I.3", 15, { groups: OTHERS }),
    ],
  }),
  criterion("II", 20, {
    levels: [
      band(10, 20, "Tốt cho nhóm A", ["A"]),
      band(0, 9.5, "Chưa tốt cho nhóm A", ["A"]),
      band(0, 20, "Cho các nhóm khác", OTHERS),
    ],
  }),
  // What stands above a part says for which groups it is, also where the part does not.
  criterion("III", 20, { groups: OTHERS, parts: [criterion("III.1", 12), criterion("III.2", 8)] }),
  criterion("IV", 40, { groups: ["A"] }),
  criterion("V", 20, { groups: OTHERS }),
];

/** A round whose sheets differ by product group: A is asked 3 criteria, the others 6. */
export function aRoundByGroups(db: Database, { rules, ...options }: RoundOptions = {}): Promise<TestRound> {
  return aRound(db, { ...options, rules: { criteria: CRITERIA_BY_GROUP, tieBreaks: [{ kind: "council" }], ...rules } });
}
