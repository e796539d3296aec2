import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { TermsForm } from "~/domain/fairs/forms";
import { type FairRules, USUAL_RULES } from "~/domain/fairs/rules";
import { bindingChanges, contradictionsIn, rulesFrom } from "~/domain/fairs/terms";
import { typedTerms } from "~/ui/fairs/typed-terms";

const RULES: FairRules = {
  ...USUAL_RULES,
  cornerSurcharge: { value: 125, source: "Quyết định số 12/QĐ-SCT" },
  support: {
    value: [
      { who: "recognised", kinds: ["standard", "common"], perMille: 1000, booths: 1 },
      { who: "rural", kinds: ["standard"], perMille: 800, booths: null },
    ],
    source: "Thông tư số 28/2018/TT-BTC",
  },
  aisle: { value: 25, source: "" },
};

/** As a browser sends what the fields show. */
function sent(rules: FairRules): FormData {
  const body = new FormData();
  body.set("version", "1");
  const put = (name: string, value: unknown): void => {
    if (Array.isArray(value) && value.every((one) => typeof one === "string")) {
      for (const one of value) body.append(name, one);
    } else if (Array.isArray(value)) {
      value.forEach((one, index) => {
        for (const [key, inner] of Object.entries(one)) put(`${name}[${index}].${key}`, inner);
      });
    } else body.set(name, String(value));
  };
  for (const [name, value] of Object.entries(typedTerms(rules))) put(name, value);
  return body;
}

test("what the form shows is read back as the same rules", () => {
  const read = parseWithZod(sent(RULES), { schema: TermsForm });

  expect(read.status === "success" && rulesFrom(read.value)).toEqual(RULES);
});

test("refunds are kept from the most days to the fewest, however they were typed", () => {
  const upside = { ...RULES, refunds: { value: RULES.refunds.value.toReversed(), source: "" } };
  const read = parseWithZod(sent(upside), { schema: TermsForm });

  expect(read.status === "success" && rulesFrom(read.value).refunds.value).toEqual([
    { days: 30, perMille: 1000 },
    { days: 15, perMille: 500 },
  ]);
});

test("shares beyond a hundred, more than one decimal and letters are refused beside their field", () => {
  const body = sent(RULES);
  body.set("deposit", "101");
  body.set("cornerSurcharge", "12,25");
  body.set("aisle", "ba mét");

  expect(Object.keys(parseWithZod(body, { schema: TermsForm }).reply().error ?? {}).sort()).toEqual([
    "aisle",
    "cornerSurcharge",
    "deposit",
  ]);
});

test("public money without its text, two refunds of one day and a refund that rises contradict themselves", () => {
  const refunds = (...value: FairRules["refunds"]["value"]) => ({ ...RULES, refunds: { value, source: "" } });

  expect(contradictionsIn(RULES)).toEqual({});
  expect(Object.keys(contradictionsIn({ ...RULES, support: { ...RULES.support, source: "" } }))).toEqual([
    "supportSource",
  ]);
  expect(Object.keys(contradictionsIn(refunds({ days: 10, perMille: 500 }, { days: 10, perMille: 400 })))).toEqual([
    "refunds",
  ]);
  expect(Object.keys(contradictionsIn(refunds({ days: 30, perMille: 500 }, { days: 10, perMille: 600 })))).toEqual([
    "refunds",
  ]);
});

test("what binds both sides is surcharge, support, deposit and refunds; a source alone binds nobody anew", () => {
  expect(bindingChanges(RULES, { ...RULES, holdMinutes: { value: 5, source: "" } })).toEqual([]);
  expect(bindingChanges(RULES, { ...RULES, deposit: { ...RULES.deposit, source: "Điều lệ" } })).toEqual([]);
  expect(
    bindingChanges(RULES, { ...RULES, deposit: { value: 300, source: "" }, support: { value: [], source: "" } }),
  ).toEqual(["support", "deposit"]);
});
