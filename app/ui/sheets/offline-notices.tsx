import { Link, useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { isClockOff } from "~/domain/sheets/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import type { Reminder } from "~/offline/database";
import { type Operation, saysWords, unsentBySheet, wordsOf } from "~/offline/operation";
import { type LogState, refusedIn, waitingIn } from "~/offline/operation-log";
import { forget, remindersOf } from "~/offline/reminders";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { skewText } from "./device-texts";
import { useContact, useLogState, useOffline } from "./offline-context";

const SHEET = /^\/judge\/sheets\/[\w-]+$/;

/** What a juror has to know of their device: what is not sent, what was refused, what waits to be signed, a wrong clock. */
export function OfflineNotices() {
  const state = useLogState();
  const hasContact = useContact();
  const refused = refusedIn(state);
  const isOff = state.skewSeconds !== null && isClockOff(state.skewSeconds);
  const waiting = waitingIn(state).length;
  const isStuck = waiting > 0 && (state.activity === "failed" || !hasContact);
  // The chip of a sheet says it in a word, where there is little room.
  const isSheet = SHEET.test(useLocation().pathname) && state.isDurable && state.failure !== "signed_out";
  return (
    <div className="no-print wrap grid gap-3 not-empty:pt-4">
      {isStuck && !isSheet && <Unsent state={state} count={waiting} />}
      {refused.length > 0 && <Refused operations={refused} />}
      {hasContact && <Reminders />}
      {isOff && (
        <Alert title={m.judge_offline_clock_title({ amount: skewText(state.skewSeconds!) })}>
          {m.judge_offline_clock_text()}
        </Alert>
      )}
    </div>
  );
}

function Unsent({ state, count }: { state: LogState; count: number }) {
  const { log } = useOffline();
  const { pathname } = useLocation();
  if (state.failure === "signed_out") {
    return (
      <Alert
        tone="wait"
        title={m.judge_offline_unsent_title({ count })}
        actions={<a href={paths.login({ next: pathname })}>{m.common_sign_in()}</a>}
      >
        {m.judge_signed_out_text()}
      </Alert>
    );
  }
  return (
    <Alert
      tone={state.isDurable ? "wait" : "bad"}
      title={m.judge_offline_unsent_title({ count })}
      actions={
        <Button type="button" small onClick={() => void log?.flush()}>
          {m.judge_offline_send_now()}
        </Button>
      }
    >
      {state.isDurable ? m.judge_offline_unsent_text() : m.judge_offline_unkept_text()}
    </Alert>
  );
}

function Refused({ operations }: { operations: readonly Operation[] }) {
  const { log } = useOffline();
  return (
    <Alert tone="bad" title={m.judge_offline_refused_title({ count: operations.length })}>
      <ul className="mt-1 grid gap-3">
        {operations.map((one) => (
          <li key={one.id}>
            <Link to={paths.judgeSheet(one.sheetId)} className="font-semibold">
              {nameOf(one)}
            </Link>
            {": "}
            {one.state.kind === "refused" && one.state.reason}
            {/* Where the sheet is closed, these words stand nowhere else. */}
            {saysWords(one) && wordsOf(one) && (
              <blockquote className="mt-1 border-l-2 pl-3 break-words whitespace-pre-line">{wordsOf(one)}</blockquote>
            )}
            <div className="mt-1">
              <Button
                type="button"
                small
                onClick={() => void log?.dismiss([one.id])}
                aria-label={m.judge_offline_refused_read_one({ what: nameOf(one) })}
              >
                {m.judge_offline_refused_read()}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** "LD1-003, I.2: 7,5" */
function nameOf({ code, criterionId, criterionCode: criterion, text, keepsPoints }: Operation): string {
  const sheet = code || m.judge_title();
  if (criterionId === null) return m.judge_offline_remarks_of({ code: sheet });
  if (keepsPoints) return m.judge_offline_note_of({ code: sheet, criterion });
  return m.judge_offline_point_of({ code: sheet, criterion, points: text.trim() || "–" });
}

/**
 * Sheets to sign now that there is a network. One that is opened is no longer waited for; one of which something is not sent yet would
 * be signed without it.
 */
function Reminders() {
  const { jurorId } = useOffline();
  const { pathname } = useLocation();
  const unsent = unsentBySheet(useLogState().operations);
  const [reminders, setReminders] = useState<readonly Reminder[]>([]);
  useEffect(() => {
    if (!jurorId) return;
    void remindersOf(jurorId).then(async (all) => {
      const here = all.find(({ sheetId }) => pathname === paths.judgeSheetSignature(sheetId));
      if (here) await forget(here.sheetId);
      setReminders(all.filter((one) => one !== here));
    });
  }, [jurorId, pathname]);
  const ready = reminders.filter(({ sheetId }) => !unsent.has(sheetId));
  if (ready.length === 0) return null;
  return (
    <Alert title={m.judge_offline_reminders_title()}>
      <ul className="flex flex-wrap gap-x-4">
        {ready.map(({ sheetId, code }) => (
          <li key={sheetId}>
            <Link to={paths.judgeSheetSignature(sheetId)} className="inline-flex min-h-11 items-center">
              {m.judge_sheet_title({ code })}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
