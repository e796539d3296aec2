import fc from "fast-check";
import { expect, test } from "vitest";
import { REFERENCES, referenceOf, referencesIn, spacedReference } from "~/domain/invoices/reference";

const reference = fc.integer({ min: 0, max: REFERENCES - 1 }).map(referenceOf);

test("a reference is found in whatever a bank makes of it", () => {
  const one = referenceOf(12_345_678);
  for (const text of [
    one,
    `Chuyển tiền ${one} gian hàng`,
    `MBVCB.123.${one.toLowerCase()}.CT tu 0123`,
    `ND: ${spacedReference(one)} - cảm ơn`,
    [...one].join("-"),
    `nop tien ${one.slice(0, 5)}\n${one.slice(5)}`,
  ]) {
    expect(referencesIn(text)).toEqual({ whole: [one], broken: [] });
  }
});

test("any slip of one character and any two neighbours in the wrong order are told", () => {
  fc.assert(
    fc.property(
      reference,
      fc.integer({ min: 4, max: 10 }),
      fc.constantFrom(..."34679ACDEFGHJKMNPQRTWXY"),
      (one, at, other) => {
        const slipped = one.slice(0, at) + other + one.slice(at + 1);
        const swapped = one.slice(0, at) + (one[at + 1] ?? "") + one[at]! + one.slice(at + 2);
        for (const wrong of [slipped, swapped]) {
          if (wrong === one || wrong.length !== one.length) continue;
          // Within the body; the check character itself stands beside it.
          if (wrong === swapped && at === 9) continue;
          expect(referencesIn(wrong)).toEqual({ whole: [], broken: [wrong] });
        }
      },
    ),
  );
});

test("several are found each once, and what was cut off is broken", () => {
  const [one, two] = [referenceOf(1), referenceOf(2)];
  expect(referencesIn(`${one} va ${two} va ${one}`)).toEqual({ whole: [one, two], broken: [] });
  expect(referencesIn(`tra tien ${one.slice(0, 8)}`)).toEqual({ whole: [], broken: [one.slice(0, 8)] });
  expect(referencesIn("Thanh toan tien thue gian hang hoi cho")).toEqual({ whole: [], broken: [] });
});

test("different numbers have different references", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: REFERENCES - 2 }), (number) => {
      expect(referenceOf(number)).toMatch(/^HCTH[34679ACDEFGHJKMNPQRTWXY]{7}$/);
      expect(referenceOf(number)).not.toBe(referenceOf(number + 1));
    }),
  );
});
