import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { leafHash, sha256Hex } from "~/lib/hash.server";

test("canonicalJson writes the example of RFC 8785", () => {
  const value = {
    numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"/",
    literals: [null, true, false],
  };

  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test("canonicalJson sorts keys by UTF-16 code units", () => {
  const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };

  expect(Object.values(JSON.parse(canonicalJson(value).replaceAll('"1"', '"_"')))).toEqual([2, 4, 6, 7, 1, 5, 3]);
});

test("canonicalJson can be read back and does not depend on the order of keys", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
      const text = canonicalJson(value as JsonValue);
      const backwards = (each: unknown): unknown =>
        Array.isArray(each)
          ? each.map(backwards)
          : typeof each === "object" && each !== null
            ? Object.fromEntries(
                Object.entries(each)
                  .reverse()
                  .map(([key, member]) => [key, backwards(member)]),
              )
            : each;

      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(backwards(JSON.parse(text)) as JsonValue)).toBe(text);
    }),
  );
});

test.each([
  ["undefined", { a: undefined }],
  ["NaN", [Number.NaN]],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["a bigint", 1n],
  ["a date", new Date(0)],
  ["a map", new Map()],
  ["a function", () => 1],
  ["a hole", new Array(1)],
  ["a lone surrogate", "\ud800"],
  ["a lone surrogate in a key", { "\udc00": 1 }],
])("canonicalJson refuses %s", (_name, value) => {
  expect(() => canonicalJson(value as JsonValue)).toThrow(TypeError);
});

test("hashes agree with published values", () => {
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  // The first leaf of the certificate transparency test vectors is the empty entry.
  expect(leafHash("")).toBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
});
