import { useEffect } from "react";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { Page } from "~/ui/primitives/page-header";

const KEY = "tinhhoa.reloaded";

/** A page could not be read because no server answered. Once, it is asked for as a whole: the worker may have kept it. */
export function LostContact() {
  useEffect(() => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (!navigator.serviceWorker?.controller || Date.now() - last < 5_000) return;
    sessionStorage.setItem(KEY, String(Date.now()));
    window.location.reload();
  }, []);
  return (
    <Page narrow>
      <Alert
        tone="wait"
        title={m.judge_offline_lost_title()}
        actions={
          <Button type="button" onClick={() => window.location.reload()}>
            {m.judge_offline_lost_again()}
          </Button>
        }
      >
        {m.judge_offline_lost_text()}
      </Alert>
    </Page>
  );
}
