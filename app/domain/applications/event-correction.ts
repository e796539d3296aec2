import { z } from "zod";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

const Goods = z.object({ name: z.string(), quantity: z.number(), unit: z.string().default("") });
const Brought = z.object({ name: z.string(), signName: z.string() });
const count = z.number();

/** What an accepted applicant corrected. */
export const EventCorrection = z.discriminatedUnion("what", [
  z.object({ what: z.literal("sign"), from: z.string(), to: z.string() }),
  z.object({ what: z.literal("goods_added"), line: Goods }),
  z.object({ what: z.literal("goods_many"), count }),
  z.object({ what: z.literal("goods_edited"), from: Goods, to: Goods }),
  z.object({ what: z.literal("goods_removed"), line: Goods }),
  z.object({ what: z.literal("exhibitor_added"), line: Brought }),
  z.object({ what: z.literal("exhibitors_many"), count }),
  z.object({ what: z.literal("exhibitor_edited"), from: Brought, to: Brought }),
  z.object({ what: z.literal("exhibitor_removed"), line: Brought }),
]);
export type EventCorrection = z.input<typeof EventCorrection>;

/** In the reader's language. */
export function correctionWords(correction: z.output<typeof EventCorrection>): string {
  switch (correction.what) {
    case "sign":
      return m.applications_corrected_sign({ from: correction.from, to: correction.to });
    case "goods_added":
      return m.applications_corrected_goods_added({ line: goodsInWords(correction.line) });
    case "goods_many":
      return m.applications_corrected_goods_many({ count: formatNumber(correction.count) });
    case "goods_edited":
      return m.applications_corrected_goods_edited({
        from: goodsInWords(correction.from),
        to: goodsInWords(correction.to),
      });
    case "goods_removed":
      return m.applications_corrected_goods_removed({ line: goodsInWords(correction.line) });
    case "exhibitor_added":
      return m.applications_corrected_exhibitor_added({ line: broughtInWords(correction.line) });
    case "exhibitors_many":
      return m.applications_corrected_exhibitors_many({ count: formatNumber(correction.count) });
    case "exhibitor_edited":
      return m.applications_corrected_exhibitor_edited({
        from: broughtInWords(correction.from),
        to: broughtInWords(correction.to),
      });
    case "exhibitor_removed":
      return m.applications_corrected_exhibitor_removed({ line: broughtInWords(correction.line) });
  }
}

/** "Bánh tráng (500 gói)" */
const goodsInWords = ({ name, quantity, unit }: z.output<typeof Goods>): string =>
  `${name} (${[formatNumber(quantity), unit].filter(Boolean).join(" ")})`;

/** "HTX Hàm Minh (bảng: Thanh long Hàm Minh)" */
const broughtInWords = ({ name, signName }: z.output<typeof Brought>): string =>
  signName === name ? name : m.applications_corrected_with_board({ name, sign: signName });
