import type { Context } from "~/domain/context";
import { LetterTextsForm, MessageForm } from "~/domain/exhibitor-papers/forms";
import { issueLetters } from "~/domain/exhibitor-papers/issue-letters.server";
import { lettersToIssue } from "~/domain/exhibitor-papers/letters.server";
import { saveLetterTexts } from "~/domain/exhibitor-papers/save-letter-texts.server";
import { messageToSend, sendMessage } from "~/domain/exhibitor-papers/send-message.server";
import { startMessage } from "~/domain/exhibitor-papers/write-message.server";
import { fairById } from "~/domain/fairs/fair-details.server";
import type { DemoWorld } from "./rounds.server";

const NOTES = `Đơn vị nhận mặt bằng tại quầy đón tiếp, mang theo thư này và giấy tờ của người phụ trách gian.
Không chuyển nhượng, cho thuê lại gian hàng; không bày hàng ra lối đi.
Mỗi gian dùng điện trong mức ghi trên thư; cần thêm thì báo trước ba ngày.`;

const SENT = {
  subject: "Giờ lắp dựng gian hàng {booths}",
  body: `Kính gửi {sign_name},

Gian {booths} của đơn {number} tại {fair} được lắp dựng từ 08h00 đến 21h00 ngày trước khai mạc. Xe hàng vào cổng phía hồ trước 17h00.`,
};
const DRAFT = {
  subject: "Nhắc xác nhận gian hàng",
  body: "Gian {booths} của {sign_name} còn gian chờ xác nhận. Đề nghị xác nhận trước thứ Sáu để in sơ đồ.",
};

/** Letters of all who have booths, one message that was sent and one that is being written. */
export async function addExhibitorPapers({ db, people }: DemoWorld, fairId: string, now: Date): Promise<void> {
  const ctx: Context = { db, now, actor: await people.actor("organiser", now) };
  const signer = { signerTitle: "Phó Giám đốc", signerName: "Trần Thị Lụa" };
  await saveLetterTexts(ctx, fairId, LetterTextsForm.parse({ version: 0, ...signer, notes: NOTES }));
  const fair = await fairById(ctx, fairId);
  const { count } = await lettersToIssue(ctx, fair, undefined);
  if (count > 0) await issueLetters(ctx, fairId, { count });
  const id = await startMessage(ctx, fairId, MessageForm.parse({ version: 0, states: ["accepted"], ...SENT }));
  const to = await messageToSend(ctx, fair, id);
  if (to.count > 0) await sendMessage(ctx, id, to);
  const waiting = { states: ["accepted"], booths: "unconfirmed", ...DRAFT };
  await startMessage(ctx, fairId, MessageForm.parse({ version: 0, ...waiting }));
}
