import { Form } from "@remix-run/react";
import { itemName } from "~/domain/nominations/checklist";
import type { PendingItem } from "~/domain/nominations/pending-papers.server";
import { paths } from "~/http/paths";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { VerdictTag } from "~/ui/nominations/verdict";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";

interface PendingBoxProps {
  readonly nominationId: string;
  readonly list: Readonly<Record<string, string | undefined>>;
  readonly items: readonly PendingItem[];
  readonly dueOn: string;
  readonly completedAt: Date | null;
  readonly seen: string;
  readonly whyNot: string | null;
  /** The day is past. */
  readonly isOver: boolean;
  readonly mayMoveDay: boolean;
}

/** The papers an entry was admitted without: what has come of them, and the act that ends the condition. */
export function PendingBox(props: PendingBoxProps) {
  const { nominationId, list, items, dueOn, completedAt, seen, whyNot, isOver, mayMoveDay } = props;
  const until = isOver ? m.nominations_screen_condition_over : m.nominations_screen_condition_until;
  return (
    <Alert
      tone={completedAt ? "ok" : "wait"}
      title={
        completedAt
          ? m.nominations_screen_condition_met({ at: formatDateTime(completedAt) })
          : until({ date: formatDate(dueOn) })
      }
    >
      <ul className="mt-2 grid gap-1.5">
        {items.map(({ item, verdict, sent }) => (
          <li key={item.code} className="flex flex-wrap items-center gap-2">
            <VerdictTag verdict={verdict} />
            <span className="min-w-0 flex-1 max-sm:order-first max-sm:basis-full">{itemName(item)}</span>
            <span className="text-sm text-soft">{m.nominations_screen_sent_count({ count: sent.length })}</span>
          </li>
        ))}
      </ul>
      {!completedAt && (
        <div className="mt-3 flex flex-wrap items-start gap-2.5">
          <Form method="post" action={paths.organiserNominationAct(nominationId, "completion", list)}>
            <input type="hidden" name="seen" value={seen} />
            <Button type="submit" small whyNot={whyNot}>
              {m.nominations_screen_complete()}
            </Button>
          </Form>
          {mayMoveDay && (
            <ButtonLink small to={paths.organiserNominationAct(nominationId, "papers-day", list)}>
              {m.nominations_screen_move_day()}
            </ButtonLink>
          )}
        </div>
      )}
    </Alert>
  );
}
