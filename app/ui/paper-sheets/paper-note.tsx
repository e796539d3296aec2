import type { PaperOfSheet } from "~/domain/paper-sheets/paper-of-sheet.server";
import { paths } from "~/http/paths";
import { formatDateTime, formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";

/** Tells a juror that what stands on their sheet was taken over from paper or their workbook, by whom, and what to do if it is wrong. */
export function PaperNote({ paper }: { paper: PaperOfSheet }) {
  const { medium, paperCode, writtenAt, by, reason, scanFileId } = paper;
  return (
    <Alert
      title={medium === "paper" ? m.paper_note_paper() : m.paper_note_xlsx()}
      actions={
        scanFileId && (
          <a
            href={paths.file(scanFileId, "original")}
            target="_blank"
            rel="noreferrer"
            className="btn btn-plain btn-small"
          >
            {m.paper_note_scan()}
          </a>
        )
      }
    >
      <p>{m.paper_note_by({ code: paperCode, at: formatDateTime(writtenAt), names: formatList(by) })}</p>
      {reason && <p className="mt-1">{m.paper_note_reason({ reason })}</p>}
      <p className="mt-1">{m.paper_note_object()}</p>
    </Alert>
  );
}
