import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";

/** A link that was used, revoked, replaced or has run out; one cannot tell which, and need not. */
export function DeadLink({ title, actions }: { title: string; actions: ReactNode }) {
  return (
    <>
      <h1>{title}</h1>
      <Alert tone="wait" title={m.people_link_dead()} className="mt-6" actions={actions}>
        {m.people_link_dead_hint()}
      </Alert>
    </>
  );
}
