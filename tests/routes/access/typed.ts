import { nextNumber } from "#tests/factories/counter";
import { aTaxCode } from "#tests/factories/establishments";
import { aJpeg, aPdf } from "#tests/factories/pictures";
import { LAM_DONG } from "#tests/factories/provinces";
import { addDays, formatDate, todayInVietnam } from "~/lib/dates";
import { PASSWORD } from "./roles";

// What people type into the forms of the site, complete and right.

export type Typed = Record<string, string>;

const NEW_PASSWORD = "gốm đỏ Bàu Trúc 2026";

export const newPassword: Typed = { password: NEW_PASSWORD, passwordAgain: NEW_PASSWORD };
export const changedPassword: Typed = { current: PASSWORD, ...newPassword };

/** Someone nobody knows yet. */
export const someoneNew = (): Typed => ({ name: "Nguyễn Thị Mới", email: `moi.${nextNumber()}@tinhhoa.test` });

export const seat = (role: string): Typed => ({ ...someoneNew(), title: "Phó Giám đốc Sở Công Thương", role });

export const reason: Typed = { reason: "Theo kế hoạch số 95/KH-HĐBC của Hội đồng bình chọn" };

/** "2026-11-30" */
export const plainInDays = (days: number): string => addDays(todayInVietnam(new Date()), days);
/** "30/11/2026" */
export const inDays = (days: number): string => formatDate(plainInDays(days));

export const agency = (): Typed => ({
  name: `Sở Công Thương ${nextNumber()}`,
  validFrom: "01/07/2025",
  level: "province",
  provinceId: LAM_DONG,
  place: "Đà Lạt",
});

export const establishment = (): Typed => ({
  legalForm: "household",
  name: `Cơ sở gốm ${nextNumber()}`,
  taxCode: aTaxCode(),
  provinceId: LAM_DONG,
  commune: "xã Phan Rí Cửa",
  address: "12 Huỳnh Thúc Kháng",
  representative: "Võ Thị Hạnh",
  phone: "0912 345 678",
});

export const product = (): Typed => ({
  name: `Mắm tôm chua ${nextNumber()}`,
  groupCode: "B",
  kind: "single",
  summary: "Ủ chượp mười hai tháng trong thùng gỗ bời lời.",
});

export const timetable = (): Typed => ({
  nominationOpensOn: inDays(2),
  nominationClosesOn: inDays(20),
  nominationClosesTime: "17h00",
  scoringOn: inDays(30),
  decisionOn: inDays(40),
});

const SOURCE = "Thông tư 14/2018/TT-BCT";

/** What the next round is called. */
export const round = (): Typed => ({
  year: "2031",
  name: "Bình chọn sản phẩm năm 2031",
  nameEn: "Selection of 2031",
  codePrefix: `N${nextNumber()}`,
});

/** The scoring section of a scheme's draft. */
export const scoring: Typed = {
  combining: "mean",
  combiningSource: SOURCE,
  trim: "1",
  trimSource: SOURCE,
  passMark: "75",
  passMarkSource: SOURCE,
  passComparison: "at_least",
  passComparisonSource: SOURCE,
  minimumSheets: "5",
  minimumSheetsSource: SOURCE,
  "tieBreaks[0]": "council",
  tieBreaksSource: SOURCE,
};

export async function photo(): Promise<FormData> {
  const form = new FormData();
  form.append("photos", new File([new Uint8Array(await aJpeg())], "above.jpg", { type: "image/jpeg" }));
  return form;
}

export function paper(kind = "registration"): FormData {
  const form = new FormData();
  form.append("file", new File([new Uint8Array(aPdf())], "dang-ky.pdf", { type: "application/pdf" }));
  form.append("kind", kind);
  return form;
}

export function awardList(): FormData {
  const list = `year,level,province,product_name\n2023,tỉnh,Phú Yên,Bánh tráng ${nextNumber()}\n`;
  const form = new FormData();
  form.append("file", new File([list], "danh-sach.csv", { type: "text/csv" }));
  return form;
}
