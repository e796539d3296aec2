import { paths } from "~/http/paths";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";

interface CallBoxProps {
  readonly slug: string;
  readonly call: {
    readonly state: "not_named" | "before" | "open" | "after";
    readonly applicationsOpenAt: Date | null;
    readonly applicationsCloseAt: Date | null;
  };
}

/** Whether exhibitors may apply now, until when, and how. */
export function CallBox({ slug, call }: CallBoxProps) {
  const { state, applicationsOpenAt, applicationsCloseAt } = call;
  return (
    <Card as="section">
      <h2 className="text-xl">{m.fairs_call_title()}</h2>
      <p className="mt-2">
        {state === "not_named" && m.fairs_call_not_named()}
        {state === "before" && m.fairs_call_before({ at: formatDateTime(applicationsOpenAt!) })}
        {state === "open" &&
          (applicationsCloseAt
            ? m.fairs_call_open({ until: formatDateTime(applicationsCloseAt) })
            : m.fairs_call_open_endless())}
        {state === "after" && m.fairs_call_after()}
      </p>
      {state === "open" && (
        <>
          <p className="mt-2 text-soft">{m.fairs_call_how()}</p>
          <p className="mt-4">
            <ButtonLink kind="main" to={paths.newApplication({ fair: slug })}>
              {m.fairs_apply()}
            </ButtonLink>
          </p>
        </>
      )}
    </Card>
  );
}
