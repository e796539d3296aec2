import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reliabilityOf } from "~/domain/agreement/reliability";
import { FOUR_RANKINGS, KRIPPENDORFF_C, ratingsByJuror, SHROUT_FLEISS } from "./figures";

const NOTHING = {
  krippendorff: { nominal: null, ordinal: null, interval: null, ratio: null },
  icc: { icc11: null, icc21: null, icc31: null, icc1k: null, icc2k: null, icc3k: null },
  kendallW: { w: null, chi2: null, df: null, p: null },
};

describe("published figures", () => {
  test("Krippendorff's alpha with sheets missing", () => {
    const { krippendorff } = reliabilityOf(ratingsByJuror(KRIPPENDORFF_C));
    expect(krippendorff.nominal).toBeCloseTo(0.743421052632, 11);
    expect(krippendorff.ordinal).toBeCloseTo(0.815387503755, 11);
    expect(krippendorff.interval).toBeCloseTo(0.849107142857, 11);
    expect(krippendorff.ratio).toBeCloseTo(0.797402774712, 11);
  });

  test("the six intraclass correlations", () => {
    const { icc } = reliabilityOf(ratingsByJuror(SHROUT_FLEISS));
    expect(icc.icc11).toBeCloseTo(0.165741768, 8);
    expect(icc.icc21).toBeCloseTo(0.28976378, 8);
    expect(icc.icc31).toBeCloseTo(0.714840715, 8);
    expect(icc.icc1k).toBeCloseTo(0.442797134, 8);
    expect(icc.icc2k).toBeCloseTo(0.620050548, 8);
    expect(icc.icc3k).toBeCloseTo(0.909315542, 8);
  });

  test("Kendall's W without ties", () => {
    const { kendallW } = reliabilityOf(ratingsByJuror(FOUR_RANKINGS));
    expect(kendallW.w).toBeCloseTo(131 / 165, 12);
    expect(kendallW.chi2).toBeCloseTo(28.581818, 6);
    expect(kendallW.df).toBe(9);
    expect(kendallW.p).toBeCloseTo(0.0007620801, 9);
  });
});

test("the chance of strong agreement is small and never 0", () => {
  const order = (size: number) => Array.from({ length: size }, (_, place) => place);
  const { kendallW } = reliabilityOf(ratingsByJuror(Array.from({ length: 9 }, () => order(45))));
  // Chi-square 396 of 44 degrees of freedom: the upper tail, which 1 - cdf loses.
  expect(kendallW).toMatchObject({ w: 1, chi2: 396, df: 44 });
  expect(kendallW.p).toBeGreaterThan(1e-60);
  expect(kendallW.p).toBeLessThan(1e-50);
  const { kendallW: most } = reliabilityOf(ratingsByJuror(Array.from({ length: 60 }, () => order(300))));
  expect(most.p).toBeGreaterThan(0);
});

describe("what the data does not support is null with a reason", () => {
  test("all scores equal", () => {
    const told = reliabilityOf(
      ratingsByJuror([
        [5, 5, 5],
        [5, 5, 5],
      ]),
    );
    expect(told).toMatchObject({ entries: 3, jurors: 2, complete: 3, ...NOTHING });
    expect(told.reasons["krippendorff.interval"]).toBe("all scores are equal");
    expect(told.reasons["icc.icc2k"]).toBe("all scores are equal");
    expect(told.reasons.kendallW).toBe("no juror tells entries apart");
  });

  test("a panel of one", () => {
    const told = reliabilityOf(ratingsByJuror([[70, 80, 90]]));
    expect(told).toMatchObject(NOTHING);
    expect(told.reasons["krippendorff.nominal"]).toBe("no entry has two sheets");
    expect(told.reasons["icc.icc11"]).toBe("a panel of one juror has nothing to agree on");
  });

  test("nobody scored what the others scored", () => {
    const told = reliabilityOf(
      ratingsByJuror([
        [70, null, 80],
        [null, 60, null],
      ]),
    );
    expect(told).toMatchObject({ complete: 0, ...NOTHING });
    expect(told.reasons.kendallW).toBe("fewer than two entries have a sheet of every juror");
  });

  test("one juror of constant scores leaves the others their figures", () => {
    const { icc, kendallW, krippendorff } = reliabilityOf(
      ratingsByJuror([
        [7, 7, 7],
        [6, 7, 8],
        [5, 8, 9],
      ]),
    );
    expect([icc.icc31, kendallW.w, krippendorff.interval].every(Number.isFinite)).toBe(true);
  });

  test("negative scores have no ratio scale", () => {
    const { krippendorff, reasons } = reliabilityOf(
      ratingsByJuror([
        [-1, 2],
        [-1, 3],
      ]),
    );
    expect(krippendorff.ratio).toBeNull();
    expect(reasons["krippendorff.ratio"]).toBe("a ratio scale has no negative score");
    expect(krippendorff.interval).not.toBeNull();
  });
});

const score = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null, freq: 8 });
const panel = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 8 }))
  .chain(([jurors, entries]) =>
    fc.array(fc.array(score, { minLength: entries, maxLength: entries }), { minLength: jurors, maxLength: jurors }),
  );

test("no table of scores gives NaN or infinity, nor an alpha or W above 1", () => {
  fc.assert(
    fc.property(panel, (lists) => {
      const told = reliabilityOf(ratingsByJuror(lists));
      const bounded = { ...told.krippendorff, w: told.kendallW.w, p: told.kendallW.p };
      for (const value of Object.values({ ...bounded, ...told.icc })) {
        if (value !== null) expect(Number.isFinite(value)).toBe(true);
      }
      for (const value of Object.values(bounded)) expect(value ?? 0).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});

test("jurors who give the same scores agree perfectly", () => {
  const scores = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 2, max: 6 }), (list, jurors) => {
      fc.pre(new Set(list).size > 1);
      const { krippendorff, icc, kendallW } = reliabilityOf(ratingsByJuror(Array.from({ length: jurors }, () => list)));
      for (const value of [...Object.values(krippendorff), icc.icc21, kendallW.w]) expect(value).toBeCloseTo(1, 9);
    }),
  );
});
