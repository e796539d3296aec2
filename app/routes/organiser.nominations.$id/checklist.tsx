import { Form } from "@remix-run/react";
import { Eye } from "lucide-react";
import { type CheckedItem, expiryOf, itemName } from "~/domain/nominations/checklist";
import type { Paper } from "~/domain/nominations/forms";
import { paths } from "~/http/paths";
import { formatDate, formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { PAPER_VERDICTS, type PaperVerdict } from "~/lib/vocabulary";
import { VerdictTag, verdictName } from "~/ui/nominations/verdict";
import { classNames } from "~/ui/primitives/class-names";
import { useHydrated } from "~/ui/primitives/hydrated";
import { Tag } from "~/ui/primitives/tag";
import { ShowLink } from "./show-link";

/** `whyNot`: why it cannot be checked now; null when it can. */
type ShownLine = CheckedItem & { readonly whyNot: string | null };

interface ChecklistProps {
  readonly nominationId: string;
  readonly lines: readonly ShownLine[];
  /** The list's address, which goes along. */
  readonly list: Readonly<Record<string, string | undefined>>;
  readonly today: string;
  readonly decisionOn: string | null;
  /** Left out where there is no viewer: papers then open by themselves. */
  readonly onShow?: (fileId: string) => void;
}

/** What the round asks for, line by line: the papers given, what was found, and a touch to say so. */
export function Checklist({ lines, ...rest }: ChecklistProps) {
  if (lines.length === 0) return <p className="text-soft">{m.nominations_screen_no_checklist()}</p>;
  return (
    <ol className="grid">
      {lines.map((line) => (
        <Line key={line.item.code} line={line} {...rest} />
      ))}
    </ol>
  );
}

type LineProps = Omit<ChecklistProps, "lines"> & { readonly line: ShownLine };

function Line({ line, today, decisionOn, onShow, ...rest }: LineProps) {
  const { item, papers, check, isStale, whyNot } = line;
  return (
    <li id={`check-${item.code}`} className="grid gap-2 border-b border-line py-3.5 first:pt-0 last:border-0 last:pb-0">
      <p className="font-semibold">
        {itemName(item)}{" "}
        <span className="font-normal text-soft">
          ({item.needed === "required" ? m.nominations_screen_required() : m.nominations_screen_if_any()})
        </span>
      </p>
      {papers.length === 0 ? (
        <p className="text-[0.94rem] text-soft">{m.nominations_screen_none_given()}</p>
      ) : (
        <ul className="grid gap-1">
          {papers.map((paper) => (
            <GivenPaper key={paper.fileId} paper={paper} today={today} decisionOn={decisionOn} onShow={onShow} />
          ))}
        </ul>
      )}
      {whyNot === null ? <Verdicts line={line} {...rest} /> : check && <VerdictTag verdict={check.verdict} />}
      {check && (
        <p className="text-sm text-soft">
          {whyNot !== null && check.note && <span className="block text-ink">{check.note}</span>}
          {m.nominations_screen_checked_by({ name: check.byName, at: formatTimestamp(check.at) })}
          {isStale && <span className="font-semibold text-wait-ink"> {m.nominations_screen_stale()}</span>}
          {check.isPending && (
            <span className="font-semibold text-wait-ink"> {m.nominations_screen_left_pending()}</span>
          )}
        </p>
      )}
    </li>
  );
}

const LINK = "inline-flex min-h-9 min-w-0 items-center gap-1.5";

function GivenPaper({
  paper,
  today,
  decisionOn,
  onShow,
}: { paper: Paper } & Pick<ChecklistProps, "today" | "decisionOn" | "onShow">) {
  const expiry = expiryOf(paper, today, decisionOn);
  const name = (
    <>
      <Eye size={17} aria-hidden className="flex-none" /> <span className="min-w-0 break-all">{paper.name}</span>
    </>
  );
  return (
    <li className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-[0.94rem]">
      {onShow ? (
        <ShowLink fileId={paper.fileId} onShow={onShow} className={LINK}>
          {name}
        </ShowLink>
      ) : (
        <a href={paths.file(paper.fileId, "original")} className={LINK}>
          {name}
        </a>
      )}
      {paper.validUntil && (
        <Tag tone={expiry === "expired" ? "bad" : expiry ? "wait" : "plain"}>
          {m.nominations_paper_valid_until({ date: formatDate(paper.validUntil) })}
        </Tag>
      )}
    </li>
  );
}

/** One touch keeps a finding; the note goes along. */
function Verdicts({ nominationId, line: { item, check }, list }: Pick<LineProps, "nominationId" | "line" | "list">) {
  const isHydrated = useHydrated();
  return (
    <Form
      method="post"
      action={paths.organiserNominationAct(nominationId, "checks", list)}
      preventScrollReset
      className="grid gap-2"
    >
      <input type="hidden" name="requirement" value={item.code} />
      {!isHydrated && <input type="hidden" name="anchor" value="1" />}
      <textarea
        key={check?.note}
        name="note"
        rows={1}
        maxLength={500}
        defaultValue={check?.note ?? ""}
        placeholder={m.nominations_screen_note()}
        aria-label={m.nominations_screen_note_of({ paper: itemName(item) })}
        className="textarea min-h-10 py-1.5 text-[0.94rem]"
      />
      <fieldset aria-label={itemName(item)} className="flex flex-wrap gap-1.5">
        {PAPER_VERDICTS.map((verdict) => (
          <button
            key={verdict}
            type="submit"
            name="verdict"
            value={verdict}
            aria-pressed={check?.verdict === verdict}
            className={classNames(
              "min-h-9 rounded-full border border-edge bg-card px-3 text-[0.88rem] hover:bg-wash pointer-coarse:min-h-11",
              PRESSED[verdict],
            )}
          >
            {verdictName(verdict)}
          </button>
        ))}
      </fieldset>
    </Form>
  );
}

const GOOD = "aria-pressed:border-ok-ink aria-pressed:bg-ok-wash aria-pressed:font-semibold aria-pressed:text-ok-ink";
const BAD = "aria-pressed:border-bad-ink aria-pressed:bg-bad-wash aria-pressed:font-semibold aria-pressed:text-bad-ink";

const PRESSED: Readonly<Record<PaperVerdict, string>> = {
  in_order: GOOD,
  missing: BAD,
  unreadable: BAD,
  expired: BAD,
  not_needed: GOOD,
};
