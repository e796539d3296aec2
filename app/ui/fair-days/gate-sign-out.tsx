import { type FormEvent, useCallback, useEffect, useState } from "react";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { GateEntry } from "~/offline/gate-entry";
import { forgetGate } from "~/offline/gate-forget";
import { unsentOf } from "~/offline/gate-store";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";

/** What somebody read at gates or noted of visitors on this device, and the server has not taken. reload: asks the device once more. */
export function useUnsent(keeperId: string | null) {
  const [unsent, setUnsent] = useState<readonly GateEntry[]>([]);
  const reload = useCallback(async () => {
    // A browser that keeps nothing has nothing that could be lost.
    const found = keeperId ? await unsentOf(keeperId).catch(() => []) : [];
    setUnsent(found);
    return found;
  }, [keeperId]);
  useEffect(() => void reload(), [reload]);
  return { unsent, reload };
}

/** What goes with signing out, and where it can be sent before. */
export function UnsentAlert({ unsent }: { unsent: readonly GateEntry[] }) {
  if (unsent.length === 0) return null;
  const leads = unsent.filter(({ what }) => what.kind === "lead");
  const scans = unsent.filter(({ what }) => what.kind !== "lead");
  const gates = [...new Set(scans.map(({ slug }) => slug))];
  const exhibitors = [...new Set(leads.map(({ gate }) => gate))];
  return (
    <Alert
      tone="wait"
      className="mb-4"
      title={m.days_leave_unsent({ count: formatNumber(unsent.length) })}
      actions={
        <>
          {gates.map((slug) => (
            <ButtonLink key={slug} kind="main" to={paths.gate(slug)} reloadDocument>
              {m.days_leave_open_gate()}
            </ButtonLink>
          ))}
          {exhibitors.map((id) => (
            <ButtonLink key={id} kind="main" to={paths.applicationLeads(id)} reloadDocument>
              {m.days_leave_open_leads()}
            </ButtonLink>
          ))}
        </>
      }
    >
      {m.days_leave_unsent_text({ scans: formatNumber(scans.length), leads: formatNumber(leads.length) })}
    </Alert>
  );
}

/** The button that signs out, and says what is deleted with it. */
export function LeaveButton({ unsent }: { unsent: readonly GateEntry[] }) {
  return unsent.length > 0 ? (
    <Button type="submit" kind="danger" name="unsent" value="dropped">
      {m.days_leave_drop({ count: formatNumber(unsent.length) })}
    </Button>
  ) : (
    <Button type="submit" kind="main">
      {m.common_sign_out()}
    </Button>
  );
}

/** Whether the button that was pressed named what is deleted with it. */
export const mayDrop = (event: FormEvent<HTMLFormElement>): boolean => {
  const button = (event.nativeEvent as SubmitEvent).submitter;
  return button instanceof HTMLButtonElement && button.value === "dropped";
};

/** Signing out on a device that keeps pages of gates or contacts: all of it goes, and what is not sent only once that was said. */
export function GateSignOut({ keeperId }: { keeperId: string }) {
  const { unsent, reload } = useUnsent(keeperId);

  // The page without scripts posts at once: then nothing lies there. With them the device is asked once more.
  async function leave(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget;
    const drops = mayDrop(event);
    event.preventDefault();
    if ((await reload()).length > 0 && !drops) return;
    await forgetGate(keeperId);
    form.submit();
  }

  return (
    <>
      <h1>{m.people_sign_out_title()}</h1>
      <p className="mt-2 mb-6 text-soft">{m.days_leave_lead()}</p>
      <UnsentAlert unsent={unsent} />
      <Card>
        <form method="post" action={paths.logout()} onSubmit={leave} className="flex flex-wrap gap-3">
          <input type="hidden" name="device" value="asked" />
          <LeaveButton unsent={unsent} />
          <ButtonLink kind="quiet" to={paths.account()}>
            {m.common_cancel()}
          </ButtonLink>
        </form>
      </Card>
    </>
  );
}
