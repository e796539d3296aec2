import type { LegalColumn } from "~/adapters/documents/legal-list";
import type { MinutesBlock } from "~/adapters/documents/legal-minutes";
import { formatFraction } from "~/lib/points";
import type { ListVerdict } from "~/lib/vocabulary";
import type { RoundDetails } from "../rounds/queries.server";
import type { CouncilListState, ListRow } from "./list.server";
import { pendingText, setText, tallyText } from "./minutes-texts";
import type { CarriedMotion } from "./motions.server";

/** What minutes say of the list, part by part; a part without anything to say is empty. */
export interface ListParts {
  readonly tally: readonly MinutesBlock[];
  readonly sets: readonly MinutesBlock[];
  readonly deviations: readonly MinutesBlock[];
  readonly list: readonly MinutesBlock[];
}

/** motionIds: those of the meeting. */
export function listParts(round: RoundDetails, list: CouncilListState, motionIds: readonly string[]): ListParts {
  return {
    tally: tallyBlocks(round, list),
    sets: setBlocks(list),
    deviations: deviationBlocks(list),
    list: listBlocks(round, list, motionIds),
  };
}

/** What the jury found, in figures. */
function tallyBlocks(round: RoundDetails, { entries, passed, notPassed, rows }: CouncilListState): MinutesBlock[] {
  const proposed = rows.filter((row) => row.choice.kind === "within_caps").length;
  return [{ kind: "paragraph", text: tallyText({ entries, passed, notPassed, proposed, cap: round.rules.cap.value }) }];
}

/** Each set with its case, its parts and why. */
function setBlocks({ rows }: CouncilListState): MinutesBlock[] {
  const sets = rows.flatMap((row) => {
    if (!row.set) return [];
    const { name, setCase, reason } = row.set;
    const parts = row.entries.map((entry) => entry.nomination.productName);
    const { establishmentName: establishment, productName: lead } = row.lead.nomination;
    return [setText({ name, setCase, reason, parts, establishment, lead })];
  });
  return sets.length > 0 ? [{ kind: "items", items: sets }] : [];
}

const VERDICTS: Record<ListVerdict, string> = {
  recognise: "đề nghị công nhận",
  not_recognise: "không đề nghị công nhận",
  pending: "chờ bổ sung giấy tờ",
};

/** Where the council says other than the tally proposes, with its grounds. */
function deviationBlocks({ rows, motions }: CouncilListState): MinutesBlock[] {
  const items = rows.flatMap((row) => {
    if (!row.isDeviation || !row.item) return [];
    const proposed = row.proposal.verdict ? VERDICTS[row.proposal.verdict] : "bằng điểm nhau, để Hội đồng chọn";
    const { verdict, reason, motionId } = row.item;
    const grounds = [reason && `Lý do: ${reason}`, motionText(motions.find((one) => one.id === motionId))];
    return [
      `“${row.name}” (${row.lead.nomination.code}): Hội đồng ${VERDICTS[verdict]}; theo kết quả chấm: ${proposed}. ${grounds.filter(Boolean).join(" ")}`.trim(),
    ];
  });
  return items.length > 0 ? [{ kind: "items", items }] : [];
}

const motionText = (motion: CarriedMotion | undefined) =>
  motion && `Căn cứ: nội dung biểu quyết số ${motion.number}, cuộc họp số ${motion.meetingNumber}.`;

const COLUMNS: readonly LegalColumn[] = [
  { header: "STT", width: 7, align: "center" },
  { header: "Mã số", width: 18, align: "left" },
  { header: "Sản phẩm, bộ sản phẩm", width: 30, align: "left" },
  { header: "Cơ sở", width: 26, align: "left" },
  { header: "Nhóm", width: 10, align: "center" },
  { header: "Điểm", width: 9, align: "center" },
];

const CHANGED = {
  verdicts: "Danh sách trên đã thay đổi sau khi biểu quyết tại cuộc họp này.",
  rules: "Quy chế đã được mở lại sau khi biểu quyết tại cuộc họp này; danh sách trên chưa được biểu quyết lại.",
} as const;

/** The list as it stands while the minutes are drafted, and whether it was changed after this meeting's vote on it. */
function listBlocks(
  round: RoundDetails,
  { rows, approval }: CouncilListState,
  motionIds: readonly string[],
): MinutesBlock[] {
  const recognised = rows.filter((row) => row.verdict === "recognise");
  const pending = rows.filter((row) => row.verdict === "pending");
  if (recognised.length + pending.length === 0) return [];
  const changed = approval && motionIds.includes(approval.motion.id) ? approval.changed : null;
  return [
    {
      kind: "table",
      columns: COLUMNS,
      rows: recognised.map((row, place) => listRow(round, row, place + 1)),
    },
    {
      kind: "paragraph",
      text: `Danh sách gồm ${recognised.length} sản phẩm, bộ sản phẩm. Các nhóm: ${groupsText(round, recognised)}.`,
    },
    ...(pending.length > 0
      ? ([
          { kind: "paragraph", text: `Chờ bổ sung giấy tờ, xét ở danh sách sau: ${pending.length} sản phẩm.` },
          { kind: "items", items: pending.map(pendingLine) },
        ] as const)
      : []),
    ...(changed ? [{ kind: "paragraph" as const, text: CHANGED[changed] }] : []),
  ];
}

/** "A – Thủ công mỹ nghệ; B – …", those that occur. */
function groupsText({ rules }: RoundDetails, rows: readonly ListRow[]): string {
  const used = new Set(rows.map((row) => row.lead.groupCode));
  return rules.groups
    .filter((group) => used.has(group.code))
    .map((group) => `${group.code} – ${group.name}`)
    .join("; ");
}

function listRow({ rules }: RoundDetails, row: ListRow, position: number): string[] {
  const tier = rules.tiers.value.find((one) => one.code === row.item?.tier);
  return [
    String(position),
    row.lead.nomination.code,
    tier ? `${row.name} (${tier.name})` : row.name,
    row.lead.nomination.establishmentName,
    row.lead.groupCode,
    formatFraction(row.lead.score, 2, "vi"),
  ];
}

function pendingLine(row: ListRow): string {
  const dueOn = row.entries.map((entry) => entry.papersDueOn).find((day) => day !== null) ?? null;
  return pendingText(row.name, row.lead.nomination.establishmentName, dueOn);
}
