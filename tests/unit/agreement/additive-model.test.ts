import fc from "fast-check";
import { expect, test } from "vitest";
import { additiveModel } from "~/domain/agreement/additive-model";
import { ratingsByJuror } from "./figures";

test("effects of jurors and qualities of entries are found again, with sheets missing", () => {
  const qualities = [60, 70, 80, 90];
  const effects = [-3, 0.5, 2.5];
  const lists = effects.map((effect, juror) =>
    qualities.map((quality, entry) => ((entry + juror) % 4 === 0 ? null : quality + effect)),
  );
  const model = additiveModel(ratingsByJuror(lists));
  expect(model.connected).toBe(true);
  if (!model.connected) return;
  expect(model.jurors.map((one) => one.severity?.toFixed(9))).toEqual(effects.map((effect) => effect.toFixed(9)));
  expect(model.entries.map((one) => one.adjusted?.toFixed(9))).toEqual(qualities.map((quality) => quality.toFixed(9)));
});

test("of a complete table the adjusted score is the mean, and the effect how far a juror's mean is from all", () => {
  const model = additiveModel(
    ratingsByJuror([
      [80, 60],
      [70, 56],
    ]),
  );
  expect(model).toEqual({
    connected: true,
    components: [{ entries: ["E1", "E2"], jurors: ["J1", "J2"] }],
    jurors: [
      { juror: "J1", severity: expect.closeTo(3.5, 9) },
      { juror: "J2", severity: expect.closeTo(-3.5, 9) },
    ],
    entries: [
      { entry: "E1", adjusted: expect.closeTo(75, 9) },
      { entry: "E2", adjusted: expect.closeTo(58, 9) },
    ],
  });
});

test("panels that share no entry are told apart and not compared", () => {
  const lists = [
    [80, 70, null, null],
    [75, 65, null, null],
    [null, null, 60, 90],
  ];
  expect(additiveModel(ratingsByJuror(lists))).toEqual({
    connected: false,
    components: [
      { entries: ["E1", "E2"], jurors: ["J1", "J2"] },
      { entries: ["E3", "E4"], jurors: ["J3"] },
    ],
  });
});

test("who has no sheet has no figure and does not part the others", () => {
  const model = additiveModel(
    ratingsByJuror([
      [80, 70, null],
      [78, 72, null],
      [null, null, null],
    ]),
  );
  expect(model).toMatchObject({
    connected: true,
    jurors: [{ severity: expect.closeTo(0, 9) }, { severity: expect.closeTo(0, 9) }, { severity: null }],
    entries: [{ adjusted: 79 }, { adjusted: 71 }, { adjusted: null }],
  });
});

test("no sheet at all is nothing to compare", () => {
  expect(additiveModel(ratingsByJuror([[null], [null]]))).toEqual({ connected: false, components: [] });
});

test("effects sum to 0, whichever sheets are missing", () => {
  const score = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null, freq: 6 });
  const lists = fc.array(fc.array(score, { minLength: 6, maxLength: 6 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(lists, (given) => {
      const model = additiveModel(ratingsByJuror(given));
      if (!model.connected) return;
      expect(model.jurors.reduce((sum, one) => sum + (one.severity ?? 0), 0)).toBeCloseTo(0, 6);
    }),
  );
});
