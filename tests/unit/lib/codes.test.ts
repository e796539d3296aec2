import { expect, test } from "vitest";
import { formatPhone, parsePhone, phoneLink } from "~/lib/phone";
import { slugCandidates, slugOf } from "~/lib/slug";
import { parseTaxCode } from "~/lib/tax-code";
import { formatVotingCode } from "~/lib/voting-code";

test.each([
  ["0100112437", "0100112437"],
  [" 0100 112 437 ", "0100112437"],
  ["0100112437 - 001", "0100112437-001"],
  ["0100112437001", "0100112437-001"],
  ["0314409058-002", "0314409058-002"],
  ["0314409058–002", "0314409058-002"],
])("parseTaxCode reads %j as %s", (text, code) => {
  expect(parseTaxCode(text)).toBe(code);
});

test("parseTaxCode refuses a wrong check digit, a wrong length and letters", () => {
  expect(["0100112438", "010011243", "0100112437-01", "01001124a7", ""].map((text) => parseTaxCode(text))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test("parseTaxCode refuses a code whose check digit would have to be 10", () => {
  // The weighted sum is 29 + 7 + 5 + 3 = 44, a multiple of 11.
  expect(parseTaxCode("0100001110")).toBeNull();
});

test("a 12-digit personal number counts only where it is asked for", () => {
  expect(parseTaxCode("079 085 012345")).toBeNull();
  expect(parseTaxCode("079 085 012345", { personal: true })).toBe("079085012345");
  expect(parseTaxCode("979085012345", { personal: true })).toBeNull();
});

test.each([
  ["0912 345 678", "0912345678"],
  ["0912.345.678", "0912345678"],
  ["+84 912 345 678", "0912345678"],
  ["+84 (0) 912 345 678", "0912345678"],
  ["84912345678", "0912345678"],
  ["0084-912-345-678", "0912345678"],
  ["(024) 3825 1234", "02438251234"],
  ["+84 258 382 1234", "02583821234"],
])("parsePhone reads %j as %s", (text, phone) => {
  expect(parsePhone(text)).toBe(phone);
});

test("parsePhone refuses what cannot be dialled in Vietnam", () => {
  expect(["0112345678", "091234567", "09123456789", "+1 912 345 678", "", "gọi 0912345678"].map(parsePhone)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test("phones are grouped for reading and linked in international form", () => {
  expect(["0912345678", "02438251234", "02583821234"].map(formatPhone)).toEqual([
    "0912 345 678",
    "024 3825 1234",
    "0258 382 1234",
  ]);
  expect(phoneLink("0912345678")).toBe("tel:+84912345678");
});

test("slugOf writes Vietnamese names for addresses and cuts at a word", () => {
  expect(slugOf("Bánh tráng Đà Lạt (hộp 500g)")).toBe("banh-trang-da-lat-hop-500g");
  expect(slugOf("Bánh tráng Đà Lạt", 12)).toBe("banh-trang");
  expect(slugOf("Bánhtrángđàlạt", 5)).toBe("banht");
  expect(slugOf("–!")).toBe("");
});

test("a name that is too long ends where it pauses, so that no address ends in half a word", () => {
  const round = "Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu tỉnh Lâm Đồng năm 2027";
  const address = "binh-chon-san-pham-cong-nghiep-nong-thon-tieu-bieu-tinh-lam-dong-nam-2027";

  expect(slugOf(`${round} (dữ liệu mẫu)`)).toBe(address);
  expect(slugOf(`${round} – dữ liệu mẫu`)).toBe(address);
  expect(slugOf("Gốm, sứ mỹ nghệ Bàu Trúc", 20)).toBe("gom-su-my-nghe-bau");
});

test("slugCandidates counts on, and leaves out what another page is called", () => {
  const first = (name: string, reserved?: string[]) => {
    const candidates = slugCandidates(name, "co-so", reserved);
    return [candidates.next().value, candidates.next().value];
  };

  expect(first("Gốm Bàu Trúc")).toEqual(["gom-bau-truc", "gom-bau-truc-2"]);
  expect(first("!")).toEqual(["co-so", "co-so-2"]);
  expect(first("New", ["new"])).toEqual(["new-2", "new-3"]);
});

test("voting codes are padded", () => {
  expect(formatVotingCode({ prefix: "BC", year: 2026, number: 17 })).toBe("BC-2026-017");
  expect(formatVotingCode({ prefix: "KH-B", year: 2026, number: 1234 })).toBe("KH-B-2026-1234");
});
