import { useEffect, useState } from "react";
import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { forgetUnsent, type Unsent, unsentOf } from "./unsent";

interface UnsentOfferProps {
  /** Under which the device remembers it. */
  readonly memory: string;
  /** Whether what was typed is what the page was loaded with. */
  readonly isKept: (typed: Unsent["typed"]) => boolean;
  readonly onRestore: (left: Unsent) => void;
}

/** What was typed here and never reached the site, after a crash or a lost line: to be taken up again or dropped. */
export function UnsentOffer({ memory, isKept, onRestore }: UnsentOfferProps) {
  const [left, setLeft] = useState<Unsent | null>(null);
  // Once, as the page opened: what is typed from now on is not left behind.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers of the opening are meant
  useEffect(() => {
    const found = unsentOf(memory);
    if (!found) return;
    if (isKept(found.typed)) forgetUnsent(memory);
    else setLeft(found);
  }, [memory]);
  if (!left) return null;
  const drop = () => {
    forgetUnsent(memory);
    setLeft(null);
  };
  const take = () => {
    onRestore(left);
    setLeft(null);
  };
  return (
    <Alert
      tone="wait"
      title={m.steps_unsent_title({ at: formatTimestamp(new Date(left.at)) })}
      actions={
        <div className="actions">
          <Button type="button" kind="main" onClick={take}>
            {m.steps_unsent_take()}
          </Button>
          <Button type="button" kind="quiet" onClick={drop}>
            {m.steps_unsent_drop()}
          </Button>
        </div>
      }
    >
      {m.steps_unsent_text()}
    </Alert>
  );
}
