import { BellRing } from "lucide-react";
import { useEffect, useState } from "react";
import { m } from "~/i18n/paraglide/messages";
import { remember, remindersOf } from "~/offline/reminders";
import { Button } from "~/ui/primitives/button";
import { useOffline } from "./offline-context";

/** Without a network: remembers that this sheet is to be signed, and says so once there is one again. */
export function SignLater({ sheetId, code }: { sheetId: string; code: string }) {
  const { jurorId } = useOffline();
  const [isRemembered, setRemembered] = useState(false);
  useEffect(() => {
    if (!jurorId) return;
    void remindersOf(jurorId).then((all) => setRemembered(all.some((one) => one.sheetId === sheetId)));
  }, [jurorId, sheetId]);
  if (!jurorId) return null;
  if (isRemembered) return <p className="text-sm font-semibold text-ok-ink">{m.judge_offline_sign_remembered()}</p>;
  return (
    <Button
      type="button"
      icon={<BellRing size={18} aria-hidden />}
      onClick={() => void remember({ sheetId, jurorId, code }).then(() => setRemembered(true))}
    >
      {m.judge_offline_sign_later()}
    </Button>
  );
}
