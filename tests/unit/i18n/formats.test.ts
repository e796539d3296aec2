import { expect, test } from "vitest";
import { z } from "zod";
import * as formats from "~/i18n/formats";
import { runWithLocale } from "~/i18n/locale.server";
import { levelTitle } from "~/i18n/names";

const DEADLINE = "2026-11-30T10:00:00Z";

function inBoth<T>(speak: () => T): [T, T] {
  return [runWithLocale("vi", speak), runWithLocale("en", speak)];
}

test("dates and times are Vietnam's, whatever zone the server has", () => {
  expect(inBoth(() => formats.formatDateTime(DEADLINE))).toEqual([
    "17h00, 30/11/2026 (giờ Việt Nam)",
    "17:00, 30 Nov 2026 (Vietnam time)",
  ]);
  expect(inBoth(() => formats.formatDate(new Date("2026-11-30T18:00:00Z")))).toEqual(["01/12/2026", "1 Dec 2026"]);
  expect(inBoth(() => formats.formatDate("2026-11-30"))).toEqual(["30/11/2026", "30 Nov 2026"]);
});

test("a range says once what both its days share", () => {
  expect(inBoth(() => formats.formatDateRange("2026-05-16", "2026-05-19"))).toEqual([
    "16–19/05/2026",
    "16–19 May 2026",
  ]);
  expect(inBoth(() => formats.formatDateRange("2026-05-28", "2026-06-02"))).toEqual([
    "28/05–02/06/2026",
    "28 May–2 Jun 2026",
  ]);
  expect(inBoth(() => formats.formatDateRange("2026-12-30", "2027-01-02"))[0]).toBe("30/12/2026–02/01/2027");
  expect(inBoth(() => formats.formatDateRange("2026-05-16", "2026-05-16"))).toEqual(["16/05/2026", "16 May 2026"]);
});

test("the time that is left is counted in whole units", () => {
  const left = (now: string) => inBoth(() => formats.formatTimeLeft(DEADLINE, now));

  expect(left("2026-11-18T09:00:00Z")).toEqual(["còn 12 ngày", "12 days left"]);
  expect(left("2026-11-29T10:00:00Z")).toEqual(["còn 1 ngày", "1 day left"]);
  expect(left("2026-11-29T10:00:01Z")).toEqual(["còn 23 giờ", "23 hours left"]);
  expect(left("2026-11-30T09:59:59Z")).toEqual(["còn 1 phút", "1 minute left"]);
  expect(left(DEADLINE)).toEqual(["đã hết hạn", "closed"]);
});

test("how long ago something happened ends in a date", () => {
  const ago = (now: string) => inBoth(() => formats.formatTimeAgo(DEADLINE, now));

  expect(ago("2026-11-30T10:00:30Z")).toEqual(["vừa xong", "just now"]);
  expect(ago("2026-11-30T13:00:00Z")).toEqual(["3 giờ trước", "3 hours ago"]);
  expect(ago("2027-02-01T00:00:00Z")).toEqual(["30/11/2026", "30 Nov 2026"]);
});

test("numbers, points, shares, money and sizes", () => {
  expect(inBoth(() => formats.formatNumber(1234567.891))).toEqual(["1.234.567,89", "1,234,567.89"]);
  expect(inBoth(() => formats.formatPoints(8350))).toEqual(["83,5", "83.5"]);
  expect(inBoth(() => formats.formatPercent(0.4938))).toEqual(["49,4%", "49.4%"]);
  expect(inBoth(() => formats.formatMoney(2_000_000n))).toEqual(["2.000.000 đồng", "2,000,000 VND"]);
  expect(inBoth(() => formats.formatBytes(12_300_000))).toEqual(["12,3 MB", "12.3 MB"]);
  expect(inBoth(() => formats.formatList(["A", "B", "C"]))).toEqual(["A, B và C", "A, B and C"]);
});

test("a word outside the closed list is said as it is", () => {
  expect(inBoth(() => levelTitle("province"))).toEqual(["Cấp tỉnh", "Provincial level"]);
  expect(inBoth(() => levelTitle("Cấp vùng trọng điểm"))).toEqual(["Cấp vùng trọng điểm", "Cấp vùng trọng điểm"]);
});

test("errors of a form are sentences in the reader's language", () => {
  const schema = z.object({
    name: z.string().min(1),
    story: z.string().min(10),
    email: z.email(),
    workers: z.coerce.number().max(500),
    group: z.enum(["A", "B"]),
    agreed: z.literal(true),
    photos: z.array(z.string()).min(3),
  });
  const input = { name: "", story: "ngắn", email: "x", workers: "900", photos: ["1"] };
  const sentences = () => schema.safeParse(input).error?.issues.map((issue) => issue.message);

  expect(inBoth(sentences)).toEqual([
    [
      "Vui lòng nhập ô này.",
      "Vui lòng nhập ít nhất 10 ký tự (hiện có 4).",
      "Địa chỉ thư điện tử chưa đúng, ví dụ ten@congty.vn.",
      "Giá trị lớn nhất là 500.",
      "Vui lòng chọn một mục.",
      "Vui lòng đánh dấu ô này để tiếp tục.",
      "Cần ít nhất 3 mục.",
    ],
    [
      "Please fill in this field.",
      "Please enter at least 10 characters (now 4).",
      "That is not an email address, for example name@company.vn.",
      "The highest value is 500.",
      "Please choose one.",
      "Please tick this box to continue.",
      "At least 3 are needed.",
    ],
  ]);
});

test("two requests at once each keep their language", async () => {
  const speakLater = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return levelTitle("nation");
  };

  expect(await Promise.all([runWithLocale("vi", speakLater), runWithLocale("en", speakLater)])).toEqual([
    "Cấp quốc gia",
    "National level",
  ]);
});
