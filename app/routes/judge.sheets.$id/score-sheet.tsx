import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { CircleAlert } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { JuryDossier } from "~/domain/redactions/jury-dossier.server";
import { LONGEST_REMARKS, leavesOf } from "~/domain/sheets/rules";
import type { ScoringSheet } from "~/domain/sheets/scoring-sheet.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { useHydrated } from "~/ui/primitives/hydrated";
import { SaveChip } from "~/ui/primitives/save-chip";
import { BottomBar } from "~/ui/sheets/bottom-bar";
import { ComparedSheets } from "~/ui/sheets/compared-sheets";
import { CriterionFields, fieldId } from "~/ui/sheets/criterion-fields";
import { NumberPad } from "~/ui/sheets/number-pad";
import { useContact } from "~/ui/sheets/offline-context";
import { QueueChip } from "~/ui/sheets/queue-chip";
import { onSheetKey } from "~/ui/sheets/score-keys";
import { ShortcutHelp } from "~/ui/sheets/shortcut-help";
import { SignLater } from "~/ui/sheets/sign-later";
import { useAutosave } from "~/ui/sheets/use-autosave";
import { useGo } from "~/ui/sheets/use-go";
import { usePad } from "~/ui/sheets/use-pad";
import { useSheetFields } from "~/ui/sheets/use-sheet-fields";
import { initialFrom } from "./initial";
import { SheetLayout } from "./layout";
import { maximumOf } from "./maximum";

interface ScoreSheetProps {
  /** When the server wrote this page. */
  readonly readAt: Date;
  readonly sheet: ScoringSheet;
  readonly dossier: JuryDossier | null;
  /** Of a form that was refused. */
  readonly answer: { readonly result?: SubmissionResult<string[]> } | undefined;
}

/** A sheet being written. Without scripts its form saves it whole; with them each field saves itself. */
export function ScoreSheet({ readAt, sheet, dossier, answer }: ScoreSheetProps) {
  const { id, criteria, compared, round, nextOpenId } = sheet;
  const result = answer?.result;
  const [initial] = useState(() => initialFrom(sheet, result));
  // Until the juror goes on, nothing of what the form refused is saved.
  const [isRefused, setRefused] = useState(result !== undefined);
  const autosave = useAutosave(sheet, readAt);
  const hasContact = useContact();
  const form = useSheetFields(sheet, initial, autosave);
  const go = useGo();
  const leaves = leavesOf(criteria);
  const pad = usePad(leaves, form);
  const isLive = useHydrated();

  const given = leaves.map((leaf) => form.fields.get(leaf.id)?.points ?? null);
  const scored = given.filter((points) => points !== null);
  const total = scored.length > 0 ? scored.reduce((sum, points) => sum + points, 0) : null;
  const missing = given.length - scored.length;
  const onward = nextOpenId ? paths.judgeSheet(nextOpenId) : paths.judgeRound(round.slug);

  // A signature is given to the server, which says what it covers; it does not wait on a device.
  const whyOffline = hasContact ? null : m.judge_offline_why_not_sign();

  async function submit(event: FormEvent<HTMLFormElement>) {
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const after = button instanceof HTMLButtonElement ? button.value : "stay";
    event.preventDefault();
    setRefused(false);
    const wrong = form.saveAll();
    if (wrong) return document.getElementById(fieldId(wrong))?.focus();
    await autosave.kept();
    if (after === "next") return go(onward);
    const hasAll = await autosave.flush();
    if (after === "sign" && hasAll) go(paths.judgeSheetSignature(id));
  }

  return (
    <Form
      method="post"
      id="sheet"
      onSubmit={submit}
      onInput={() => setRefused(false)}
      onFocus={pad.onFocus}
      onKeyDown={onSheetKey}
      noValidate
      className="contents"
    >
      <input type="hidden" name="version" value={sheet.version} />
      {/* What Enter presses in a browser without scripts. */}
      <button type="submit" name="after" value="stay" tabIndex={-1} aria-hidden className="sr-only">
        {m.judge_save()}
      </button>
      <SheetLayout
        sheet={sheet}
        dossier={dossier}
        help={<ShortcutHelp />}
        chip={isRefused ? <SaveChip state={{ kind: "failed" }} /> : <QueueChip {...form.unkept} />}
        notice={result?.error?.[""] && <Alert tone="bad">{result.error[""].join(" ")}</Alert>}
      >
        {autosave.state.failure === "signed_out" && (
          <Alert tone="wait" title={m.judge_signed_out_title()}>
            <a href={paths.login({ next: paths.judgeSheet(id) })}>{m.judge_signed_out_text()}</a>
          </Alert>
        )}
        <CriterionFields
          criteria={criteria}
          fields={form.fields}
          change={pad.change}
          leave={form.leave}
          enter={pad.enter}
          isLive={isLive}
          hasPad={pad.isTouch}
        />
        <div className="grid gap-1.5">
          <label htmlFor="remarks" className="font-semibold">
            {m.judge_remarks()}
          </label>
          <p id="remarks-hint" className="text-[0.92rem] text-soft">
            {m.judge_remarks_hint()}
          </p>
          {initial.standingRemarks !== null && (
            <p role="alert" className="flex gap-1.5 text-[0.94rem] font-semibold text-bad-ink">
              <CircleAlert size={18} aria-hidden className="mt-0.5 flex-none" />
              {initial.standingRemarks
                ? m.judge_standing_remarks({ remarks: initial.standingRemarks })
                : m.judge_standing_no_remarks()}
            </p>
          )}
          {isRefused && result?.error?.remarks && (
            <p role="alert" className="flex gap-1.5 text-[0.94rem] font-semibold text-bad-ink">
              <CircleAlert size={18} aria-hidden className="mt-0.5 flex-none" />
              {result.error.remarks.join(" ")}
            </p>
          )}
          {form.isJoined && (
            <p role="status" className="rounded-md bg-info-wash px-3 py-2 text-[0.94rem] text-info-ink">
              {m.judge_remarks_joined()}
            </p>
          )}
          <textarea
            id="remarks"
            name="remarks"
            rows={3}
            // A browser that fills in what stood here before would write it anew.
            autoComplete="off"
            maxLength={Math.max(LONGEST_REMARKS, initial.remarks.length, form.remarks.length)}
            aria-describedby="remarks-hint"
            value={form.remarks}
            onChange={(event) => form.changeRemarks(event.target.value)}
            onBlur={form.leaveRemarks}
            className="textarea"
          />
        </div>
        <ComparedSheets sheets={compared} codes={criteria.map(({ code }) => code)} />
        <Card as="section">
          <h2 className="text-xl">{m.judge_sign_box_title()}</h2>
          <p className="mt-1 mb-4 text-soft">{m.judge_sign_box_ready()}</p>
          <div className="flex flex-wrap items-start gap-3">
            <Button
              type="submit"
              name="after"
              value="sign"
              whyNot={missing > 0 ? m.judge_why_incomplete({ count: missing }) : whyOffline}
            >
              {m.judge_sign_go()}
            </Button>
            {missing === 0 && whyOffline && <SignLater sheetId={id} code={sheet.sheet.code} />}
            <Button type="submit" name="after" value="stay" kind="quiet">
              {m.judge_save()}
            </Button>
            <Link to={paths.judgeSheetRecusal(id)} className="ml-auto inline-flex min-h-11 items-center">
              {m.judge_recuse()}
            </Link>
          </div>
        </Card>
      </SheetLayout>
      {pad.active ? (
        <NumberPad {...pad.active} total={total} maximum={maximumOf(criteria)} />
      ) : (
        <BottomBar
          label={m.judge_total()}
          total={total}
          maximum={maximumOf(criteria)}
          note={missing > 0 ? m.judge_missing({ count: missing }) : m.judge_missing_none()}
        >
          <ButtonLink kind="quiet" to={paths.judgeSheetRecusal(id)} className="hidden sm:inline-flex">
            {m.judge_recuse()}
          </ButtonLink>
          {missing > 0 || whyOffline ? (
            <ButtonLink to={onward}>{m.judge_skip()}</ButtonLink>
          ) : (
            <Button type="submit" name="after" value="sign">
              {m.judge_sign_go()}
            </Button>
          )}
          <Button type="submit" name="after" value="next" kind="main" data-main-act>
            {nextOpenId ? m.judge_save_and_next() : m.judge_save_and_list()}
          </Button>
        </BottomBar>
      )}
    </Form>
  );
}
