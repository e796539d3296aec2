import type { Database } from "~/db/client.server";
import { establishments } from "~/db/schema";
import { slugOf } from "~/lib/slug";
import { parseTaxCode } from "~/lib/tax-code";
import { nameKey } from "~/lib/vietnamese-text";
import { inTurn, nextNumber, only } from "./counter";
import { LAM_DONG } from "./provinces";

const NAMES = [
  "Cơ sở sản xuất nước mắm Hòn Rơm",
  "Hợp tác xã nông nghiệp Hàm Minh",
  "Công ty TNHH Gốm Phước Lâm",
  "Hộ kinh doanh bánh tráng Bà Tư",
  "Tổ hợp tác dệt thổ cẩm La Dạ",
] as const;

export type Establishment = typeof establishments.$inferSelect;

/** A tax code with a right check digit, another for each number. */
export function aTaxCode(number: number = nextNumber()): string {
  for (let start = number * 11; ; start += 1) {
    const body = `40${String(start).padStart(7, "0")}`;
    for (let digit = 0; digit <= 9; digit += 1) {
      const code = parseTaxCode(`${body}${digit}`);
      if (code) return code;
    }
  }
}

/** A registered household business; `{ registeredAt: null, taxCode: null, … }` makes a recorded one. */
export async function anEstablishment(
  db: Database,
  values: Partial<typeof establishments.$inferInsert> = {},
): Promise<Establishment> {
  const number = nextNumber();
  const name = values.name ?? `${inTurn(NAMES, number)} ${number}`;
  return only(
    await db
      .insert(establishments)
      .values({
        slug: `${slugOf(name)}-${number}`,
        nameKey: nameKey(name),
        legalForm: "household",
        taxCode: aTaxCode(number),
        provinceId: values.provinceId ?? LAM_DONG,
        commune: "Phường Mũi Né",
        address: "12 Huỳnh Thúc Kháng",
        representative: "Nguyễn Văn Bảy",
        phone: "0912345678",
        registeredAt: new Date("2026-01-15T02:00:00Z"),
        ...values,
        name,
      })
      .returning(),
  );
}
