import { expect, test } from "vitest";
import { readStrictJson } from "~/lib/strict-json";

test("what everyone reads the same is read", () => {
  for (const text of ['{"a":{"a":[{"a":1},{"a":2}]},"b":"{\\"b\\":1, \\"b\\":2}"}', '"a\\":"', "[]", "0"]) {
    expect([text, readStrictJson(text)]).toEqual([text, { value: JSON.parse(text) }]);
  }
});

test("a name that an object has twice is named, however it is written and wherever it stands", () => {
  const doubled = (text: string) => readStrictJson(text);
  for (const text of ['{"a":1,"a":1}', '{"x":[{"b":{},"a":1 , "\\u0061" :2}]}', '{"a":{"b":1},"a":{}}']) {
    expect([text, doubled(text)]).toEqual([text, { reason: "doubled_name", name: "a" }]);
  }
  expect(doubled('{"__proto__":1,"__proto__":2}')).toEqual({ reason: "doubled_name", name: "__proto__" });
});

test("what is no JSON is none", () => {
  for (const text of ["", "{", '{"a":1,}', "{'a':1}"]) expect(readStrictJson(text)).toEqual({ reason: "not_json" });
});

test("what is larger or deeper than any file of ours is not read further, whatever it is", () => {
  const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  expect(readStrictJson(nested(64))).toEqual({ value: JSON.parse(nested(64)) });
  expect(readStrictJson(`{"a":${nested(64)}}`)).toEqual({ reason: "too_large" });
  expect(readStrictJson(nested(400_000))).toEqual({ reason: "too_large" });
  const long = JSON.stringify("đ".repeat(999_998));
  expect(readStrictJson(long)).toEqual({ value: JSON.parse(long) });
  expect(readStrictJson(JSON.stringify("đ".repeat(999_999)))).toEqual({ reason: "too_large" });
  const film = JSON.stringify({ a: "\\".repeat(10_000_000) });
  expect("value" in readStrictJson(film, film.length)).toBe(true);
});
