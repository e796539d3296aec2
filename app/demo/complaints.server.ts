import { answerComplaint } from "~/domain/complaints/answer-complaint.server";
import { assignComplaint } from "~/domain/complaints/assign-complaint.server";
import { fileComplaint } from "~/domain/complaints/file-complaint.server";
import { noteOnComplaint } from "~/domain/complaints/note-on-complaint.server";
import { retallyEntry } from "~/domain/complaints/retally-entry.server";
import type { DemoAccount } from "./accounts.server";
import type { DemoRound, DemoWorld } from "./rounds.server";

/**
 * Two complaints about a decided round, both answered: one of a stranger about a recognised entry, which was counted again, and
 * one of the demo's producer about the round. day: days after the round opened; its results were announced on day 70.
 */
export async function addComplaints(
  { db, people }: DemoWorld,
  round: DemoRound,
  nominationId: string,
  day: (days: number) => Date,
): Promise<void> {
  const as = async (account: DemoAccount, days: number) => ({
    db,
    now: day(days),
    actor: await people.actor(account, day(days)),
  });
  const consent = true as const;
  const doubted = await fileComplaint({ db, now: day(72), actor: null }, round.id, {
    nominationId,
    name: "Lê Văn Góp (dữ liệu mẫu)",
    email: "gop.y@tinhhoa.test",
    phone: "0912345678",
    text: "Sản phẩm xếp sau nhiều sản phẩm cùng nhóm ở hội chợ của huyện mà điểm lại cao hơn. Đề nghị kiểm tra lại việc cộng điểm.",
    consent,
  });
  await assignComplaint(await as("organiser", 73), doubted, { assignee: people.ids.secretary });
  await retallyEntry(await as("secretary", 74), doubted);
  await noteOnComplaint(await as("secretary", 74), doubted, {
    note: "Đã đối chiếu chín phiếu chấm với sổ ghi điểm, không có sai lệch.",
  });
  await answerComplaint(await as("secretary", 77), doubted, {
    outcome: "rejected",
    answer:
      "Hội đồng đã cho cộng lại từng phiếu chấm. Điểm trung bình và thứ hạng đúng như đã công bố. Kết quả ở hội chợ không phải là tiêu chí của kỳ bình chọn này.",
  });
  const asked = await fileComplaint(await as("producer", 78), round.id, {
    nominationId: null,
    name: "Võ Thị Hạnh (dữ liệu mẫu)",
    email: "producer@tinhhoa.test",
    phone: undefined,
    text: "Danh sách công bố không nêu điểm của từng nhóm tiêu chí. Đề nghị gửi cho cơ sở điểm thành phần của sản phẩm dự thi.",
    consent,
  });
  await answerComplaint(await as("organiser", 81), asked, {
    outcome: "partly_upheld",
    answer: "Cơ quan tổ chức gửi điểm thành phần cho từng cơ sở theo đề nghị. Điểm của cơ sở khác không công bố.",
  });
}
