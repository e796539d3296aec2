import { Monitor, Smartphone } from "lucide-react";
import { formatDate, formatTimeAgo } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";

interface SessionRow {
  readonly id: string;
  readonly device: { readonly browser: string | null; readonly system: string | null };
  readonly address: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly isCurrent: boolean;
}

interface SessionListProps {
  readonly sessions: readonly SessionRow[];
  readonly now: Date;
  /** Where a button ends one; none without it. */
  readonly endPath?: (id: string) => string;
}

export function SessionList({ sessions, now, endPath }: SessionListProps) {
  if (sessions.length === 0) return <p className="text-soft">{m.people_no_sessions()}</p>;
  return (
    <Card as="section" padded={false}>
      <ul>
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line p-4 last:border-0 sm:px-6"
          >
            <DeviceIcon system={session.device.system} />
            <div className="min-w-0 flex-1 basis-52">
              <p className="flex flex-wrap items-center gap-2 font-semibold">
                {deviceName(session.device)}
                {session.isCurrent && <Tag tone="ok">{m.people_this_session()}</Tag>}
              </p>
              <p className="text-sm text-soft">
                {m.people_session_seen({
                  seen: formatTimeAgo(session.lastSeenAt, now),
                  since: formatDate(session.createdAt),
                  address: session.address ?? m.people_address_unknown(),
                })}
              </p>
            </div>
            {endPath && !session.isCurrent && (
              <PostButton small action={endPath(session.id)}>
                {m.people_end_session()}
              </PostButton>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function DeviceIcon({ system }: { system: string | null }) {
  const isHandheld = system === "iPhone" || system === "iPad" || system === "Android";
  const Icon = isHandheld ? Smartphone : Monitor;
  return <Icon size={24} aria-hidden className="flex-none text-soft" />;
}

function deviceName({ browser, system }: SessionRow["device"]): string {
  if (browser && system) return m.people_device({ browser, system });
  return browser ?? system ?? m.people_device_unknown();
}
