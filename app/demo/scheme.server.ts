import { CNNTTB } from "~/domain/schemes/cnnttb";
import { copyScheme } from "~/domain/schemes/copy-scheme.server";
import { publishDraft } from "~/domain/schemes/publish-draft.server";
import { saveDraft } from "~/domain/schemes/save-draft.server";
import { startDraft } from "~/domain/schemes/start-draft.server";
import { dayFrom } from "./days";
import type { DemoWorld } from "./rounds.server";

const PROVINCE = "Quyết định 21/QĐ-UBND của tỉnh (dữ liệu mẫu)";
const COUNCIL = "Hội đồng bình chọn quyết định";

/**
 * A scheme of the province: the programme's, then a version with tiers and a cap, and a draft of the next one, to be tried on
 * the decided round.
 */
export async function addScheme({ db, people, agencyId }: DemoWorld, now: Date): Promise<void> {
  const at = async (days: number) => {
    const day = dayFrom(now, days);
    return { db, now: day, actor: await people.actor("organiser", day) };
  };
  const { code } = await copyScheme(await at(-120), CNNTTB.code, {
    name: "Bình chọn sản phẩm tiêu biểu có xếp hạng, tỉnh Lâm Đồng",
    nameEn: "Typical products of Lâm Đồng with tiers",
    agencyId,
  });
  await saveDraft(await at(-118), code, {
    section: "caps",
    form: {
      version: 1,
      cap: 30,
      capSource: PROVINCE,
      groupCaps: [],
      groupCapsSource: COUNCIL,
      territoryCapSource: COUNCIL,
      establishmentCapSource: COUNCIL,
    },
  });
  const tier = (name: string, nameEn: string, from: number | undefined, count: number | undefined, money: number) => ({
    ...{ was: "", name, nameEn, from, count, money },
  });
  await saveDraft(await at(-117), code, {
    section: "tiers",
    form: {
      version: 2,
      tiers: [
        tier("Hạng A", "Grade A", 9000, 5, 5_000_000),
        tier("Hạng B", "Grade B", 8000, 10, 3_000_000),
        tier("Hạng C", "Grade C", undefined, undefined, 1_000_000),
      ],
      tiersSource: PROVINCE,
    },
  });
  await publishDraft(await at(-116), code, {
    version: 3,
    note: "Thêm ba hạng và giới hạn 30 sản phẩm theo quyết định của tỉnh.",
  });
  await startDraft(await at(-20), code);
  const { passMark, passComparison, minimumSheets } = CNNTTB.rules;
  await saveDraft(await at(-19), code, {
    section: "scoring",
    form: {
      version: 1,
      combining: "trimmed_mean",
      combiningSource: PROVINCE,
      trim: 1,
      trimSource: PROVINCE,
      passMark: 7500,
      passMarkSource: PROVINCE,
      passComparison: passComparison.value,
      passComparisonSource: passMark.source,
      minimumSheets: minimumSheets.value,
      minimumSheetsSource: minimumSheets.source,
      blind: false,
      blindSource: "",
      tieBreaks: ["criterion:I", "median", "council"],
      tieBreaksSource: PROVINCE,
      calibrationAnchors: 2,
      calibrationWaits: true,
      calibrationSecondTime: true,
      calibrationSource: PROVINCE,
    },
  });
}
