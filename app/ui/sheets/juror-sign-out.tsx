import { type FormEvent, useState } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { forgetPages } from "~/offline/caches";
import { forgetGate } from "~/offline/gate-forget";
import { unsentBySheet } from "~/offline/operation";
import { waitingIn } from "~/offline/operation-log";
import { forgetReadiness } from "~/offline/readiness";
import { LeaveButton, mayDrop, UnsentAlert, useUnsent } from "~/ui/fair-days/gate-sign-out";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { OfflineProvider, useLogState, useOffline } from "./offline-context";

/** Signing out as a juror: refused while points on this device are not sent, unless they say that these may stay here. */
export function JurorSignOut({ jurorId }: { jurorId: string }) {
  return (
    <OfflineProvider jurorId={jurorId}>
      <Guard />
    </OfflineProvider>
  );
}

function Guard() {
  const { jurorId, log } = useOffline();
  const state = useLogState();
  const [isTrying, setTrying] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const unsent = waitingIn(state).length;
  const gate = useUnsent(jurorId);

  // The page without scripts posts at once; with them the device is asked once more, for points of another window.
  async function leave(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget;
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const mayStay = button instanceof HTMLButtonElement && button.value === "kept";
    const drops = mayDrop(event);
    event.preventDefault();
    const [, leftover] = await Promise.all([log?.reload(), gate.reload()]);
    // Points may stay for their juror; what was read at gates goes with whoever signs out.
    if (log && waitingIn(log.state).length > 0 && !mayStay && !drops) return;
    if (leftover.length > 0 && !drops) return;
    await forgetPages();
    if (jurorId) await forgetGate(jurorId);
    if (jurorId) await forgetReadiness(jurorId);
    form.submit();
  }

  async function send() {
    setTrying(true);
    setFailed(!(await log?.flush()));
    setTrying(false);
  }

  return (
    <>
      <h1>{unsent > 0 ? m.judge_offline_leave_unsent({ count: unsent }) : m.people_sign_out_title()}</h1>
      <p className="mt-2 mb-6 text-soft">
        {unsent > 0 ? m.judge_offline_leave_unsent_text() : m.judge_offline_leave_text()}
      </p>
      {unsent > 0 && (
        <Alert
          tone="wait"
          className="mb-4"
          title={m.judge_offline_leave_sheets({ count: unsentBySheet(state.operations).size })}
          actions={
            <Button type="button" kind="main" onClick={send}>
              {isTrying ? m.judge_offline_leave_sending() : m.judge_offline_send_now()}
            </Button>
          }
        >
          {hasFailed ? m.judge_offline_leave_failed() : m.judge_offline_leave_hint()}
        </Alert>
      )}
      <UnsentAlert unsent={gate.unsent} />
      <Card>
        <form method="post" action={paths.logout()} onSubmit={leave} className="flex flex-wrap gap-3">
          <input type="hidden" name="device" value="asked" />
          {unsent > 0 && gate.unsent.length === 0 ? (
            <Button type="submit" name="points" value="kept">
              {m.judge_offline_leave_keep()}
            </Button>
          ) : (
            <LeaveButton unsent={gate.unsent} />
          )}
          <ButtonLink kind="quiet" to={paths.judge()}>
            {m.common_cancel()}
          </ButtonLink>
        </form>
      </Card>
    </>
  );
}
