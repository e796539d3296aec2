import { expect, test } from "vitest";
import { bankName, banks, vietQr } from "~/domain/invoices/vietqr.server";

// The examples that NAPAS and the makers of such codes publish.
test("the codes are the published ones", () => {
  expect(vietQr({ bankBin: "970416", number: "257678859", amount: 10_000, purpose: "Chuyen tien" })).toBe(
    "00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA53037045405100005802VN62150811Chuyen tien630453E6",
  );
  expect(vietQr({ bankBin: "970415", number: "113366668888", amount: 79_000, purpose: "Ung Ho Quy Vac Xin" })).toBe(
    "00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA53037045405790005802VN62220818Ung Ho Quy Vac Xin63043ACF",
  );
});

test("fields stand as NAPAS says: account, đồng, amount, country, purpose, and a check of all before it", () => {
  const content = vietQr({ bankBin: "970415", number: "113366668888", amount: 79_000, purpose: "Ủng hộ: quỹ vắc-xin" });
  expect(fieldsOf(content)).toEqual({
    "00": "01",
    "01": "12",
    "38": "0010A00000072701260006970415011211336666888802" + "08QRIBFTTA",
    "53": "704",
    "54": "79000",
    "58": "VN",
    "62": "0817Ung ho quy vacxin",
    "63": crc(content.slice(0, -4)),
  });
});

test("a check value of the standard: CRC-16/CCITT-FALSE of 123456789 is 29B1", () => {
  expect(crc("123456789")).toBe("29B1");
});

test("a purpose has 25 characters at most, and no amount is no code", () => {
  const long = vietQr({ bankBin: "970415", number: "1133", amount: 1, purpose: "x".repeat(40) });
  expect(fieldsOf(long)["62"]).toBe(`0825${"x".repeat(25)}`);
  for (const amount of [0, -1, 1.5]) {
    expect(() => vietQr({ bankBin: "970415", number: "1133", amount, purpose: "A" })).toThrow(RangeError);
  }
});

test("banks are known by their numbers", () => {
  expect(bankName("970415")).toMatch(/Công Thương/i);
  expect(bankName("000000")).toBe("000000");
  expect(banks().every(({ bin }) => /^\d{6}$/.test(bin))).toBe(true);
});

function fieldsOf(content: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (let at = 0; at < content.length; ) {
    const length = Number(content.slice(at + 2, at + 4));
    fields[content.slice(at, at + 2)] = content.slice(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return fields;
}

function crc(text: string): string {
  let sum = 0xffff;
  for (const byte of Buffer.from(text)) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x8000 ? ((sum << 1) ^ 0x1021) & 0xffff : (sum << 1) & 0xffff;
  }
  return sum.toString(16).toUpperCase().padStart(4, "0");
}
