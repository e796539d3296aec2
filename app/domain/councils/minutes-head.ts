import type { MinutesBlock } from "~/adapters/documents/legal-minutes";
import { formatNumber } from "~/lib/number-format";
import { PHASES } from "~/lib/vocabulary";
import type { PhaseHead } from "../ledger/phase-heads.server";
import { momentText } from "./minutes-texts";

/**
 * What the ledger of the round was when scoring ended: on paper and signed by hand nobody can change it any more.
 * heads: of the round, at the changes of its phases.
 */
export function headBlocks(heads: readonly PhaseHead[]): MinutesBlock[] {
  const ended = heads.find(({ phase }) => PHASES.indexOf(phase) > PHASES.indexOf("scoring"));
  if (!ended) return [];
  if (!ended.head) return [{ kind: "paragraph", text: "Sổ ghi điểm điện tử chưa được ký số khi lập dự thảo này." }];
  const { size, root, signedAt, keyId } = ended.head;
  return [
    {
      kind: "paragraph",
      text: `Sổ ghi điểm điện tử của kỳ bình chọn, khi kết thúc chấm điểm, gồm ${formatNumber(size, "vi")} sự kiện.`,
    },
    { kind: "field", label: "Mã gốc (cây Merkle, RFC 6962, SHA-256)", text: root },
    { kind: "field", label: "Ký số lúc", text: momentText(signedAt) },
    { kind: "field", label: "Mã khóa ký (Ed25519)", text: keyId },
    {
      kind: "paragraph",
      text: `Cách kiểm tra: so số sự kiện, mã gốc và mã khóa trên với trang công khai “Đếm lại kết quả” của kỳ bình chọn; người quản trị chạy lệnh “ledger verify” của hệ thống. Sự kiện nào bị sửa, xóa hoặc đổi chỗ thì mã gốc sẽ khác.`,
    },
  ];
}
