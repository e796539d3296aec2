import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import type { OtherPlan } from "./autosave";

interface OtherPanelProps {
  readonly other: OtherPlan;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

/** Somebody else saved the same plan: which is gone on from. Neither is lost. */
export function OtherPanel({ other, onTheirs, onMine }: OtherPanelProps) {
  const who = other.by ?? m.plans_ed_somebody();
  return (
    <Alert
      tone="wait"
      title={m.plans_ed_other_title({ name: who, at: other.at ? formatDateTime(other.at) : "" })}
      actions={
        <div className="actions mt-2">
          <Button type="button" onClick={onTheirs}>
            {m.plans_ed_take_theirs()}
          </Button>
          <Button type="button" onClick={onMine}>
            {m.plans_ed_keep_mine()}
          </Button>
        </div>
      }
    >
      {m.plans_ed_other_text({ count: other.plan.booths.length })}
    </Alert>
  );
}
