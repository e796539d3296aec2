import { PAPER_PARTS, type PaperParts } from "~/lib/paper-parts";
import { type CredentialCheck, failed, type IssuerKey, ok, unknown } from "./checks";
import { isRecordSigned, isWhole, recordIn } from "./paper";

/**
 * Whether a PDF is, byte for byte, what was issued: its record is signed with the key that signed the credential in it. A credential
 * that names its seal was always given out with a record; what is older had none.
 * Source: docs/rules/credentials.md#paper.
 */
export function checkPaper(
  subject: { readonly seal?: unknown; readonly achievement: { readonly humanCode: string } },
  { bytes: key }: IssuerKey,
  paper: { readonly bytes: Uint8Array; readonly parts: PaperParts | null },
): CredentialCheck {
  const record = recordIn(paper.bytes);
  if (!record) return subject.seal ? failed("paper", "paper_removed") : unknown("paper", "paper_unsigned");
  if (record === "broken") return { ...failed("paper", "paper_changed"), parts: [] };
  if (!isWhole(paper.bytes, record)) {
    const { parts } = paper;
    const changed = parts ? PAPER_PARTS.filter((part) => parts[part] !== record.parts[part]) : [];
    return { ...failed("paper", "paper_changed"), parts: changed };
  }
  if (!key || !isRecordSigned(record, key)) return failed("paper", "paper_forged");
  return record.certificate === subject.achievement.humanCode ? ok("paper") : failed("paper", "paper_of_other");
}
