import type { SchemeRules } from "../schemes/rules";
import type { MergeField } from "./merge-fields";
import type { RewardAmounts } from "./rewards";

/** The words of a round's decision as its organisers drafted them; `version` 0: nobody saved any, these are offered. */
export interface LetterTexts {
  readonly version: number;
  readonly updatedAt: Date | null;
  readonly subject: string;
  readonly authority: string;
  readonly legalBases: readonly string[];
  readonly articles: readonly string[];
  readonly rewards: RewardAmounts;
  readonly rewardLegalSource: string | null;
  readonly rewardFunding: string | null;
  readonly recipients: readonly string[];
  readonly signerTitle: string | null;
  readonly signerName: string | null;
}

const field = (name: MergeField) => `{${name}}`;

/**
 * What is offered before anyone saved a letter, to be read and changed: texts of the programme every selection goes by, and what
 * decisions of this kind say. The law fixes neither articles nor recipients. Source: docs/rules/papers-of-a-release.md#letter
 */
export function offeredTexts(round: {
  readonly authority: string;
  readonly level: string;
  readonly year: number;
  /** Of the rules, which may set prize money and name the text that does. */
  readonly tiers: SchemeRules["tiers"];
}): LetterTexts {
  const paid = round.tiers.value.flatMap(({ code, money }) => (money ? [[code, BigInt(money)] as const] : []));
  return {
    version: 0,
    updatedAt: null,
    subject: `Về việc công nhận sản phẩm công nghiệp nông thôn tiêu biểu ${round.level} năm ${round.year}`,
    authority: round.authority,
    legalBases: [
      "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
      "Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công",
      "Căn cứ Thông tư số 26/2014/TT-BCT ngày 28 tháng 8 năm 2014 của Bộ trưởng Bộ Công Thương quy định chi tiết một số nội dung về tổ chức bình chọn sản phẩm công nghiệp nông thôn tiêu biểu, được sửa đổi, bổ sung tại Thông tư số 14/2018/TT-BCT ngày 28 tháng 6 năm 2018",
      "Căn cứ biên bản họp của Hội đồng bình chọn",
      "Theo đề nghị của Chủ tịch Hội đồng bình chọn",
    ],
    articles: [
      `Công nhận ${field("số sản phẩm")} sản phẩm, bộ sản phẩm của ${field("số cơ sở")} cơ sở công nghiệp nông thôn đạt danh hiệu sản phẩm công nghiệp nông thôn tiêu biểu ${field("cấp")} năm ${field("năm")} (có danh sách kèm theo).`,
      "Quyết định này có hiệu lực kể từ ngày ký.",
      "Thủ trưởng các cơ quan, đơn vị, tổ chức, cá nhân có liên quan và các cơ sở có sản phẩm được công nhận tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
    ],
    rewards: { general: null, tiers: new Map(paid) },
    rewardLegalSource: paid.length > 0 ? round.tiers.source || null : null,
    rewardFunding: null,
    recipients: ["Như điều thi hành", "Hội đồng bình chọn", "Lưu: VT, hồ sơ kỳ bình chọn"],
    signerTitle: null,
    signerName: null,
  };
}
