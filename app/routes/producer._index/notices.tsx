import { Link } from "@remix-run/react";
import type { NominationNotice } from "~/domain/nominations/notices.server";
import { eventName } from "~/domain/nominations/policy";
import { paths } from "~/http/paths";
import { formatDate, formatTimeAgo } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Card, Section } from "~/ui/primitives/card";
import { roundName } from "~/ui/rounds/round-name";

/** What the agencies did with the nominations, the latest first. */
export function Notices({ notices, now }: { notices: readonly NominationNotice[]; now: Date }) {
  if (notices.length === 0) return null;
  return (
    <Section title={m.nominations_notices()}>
      <Card padded={false}>
        <ul>
          {notices.map((notice) => (
            <li key={notice.id} className="border-b border-line px-5 py-3.5 last:border-0">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-semibold">{eventName(notice.kind)}</span>
                <Link to={paths.producerNomination(notice.nominationId)}>
                  {[notice.code, notice.productName].filter(Boolean).join(" · ")}
                </Link>
                <span className="ml-auto text-sm text-soft">{formatTimeAgo(notice.at, now)}</span>
              </p>
              <p className="text-sm text-soft">{roundName(notice.round)}</p>
              {notice.note && <p className="mt-1 whitespace-pre-line">{notice.note}</p>}
              {notice.dueOn && (
                <p className="text-sm font-semibold">
                  {m.nominations_screen_papers_by({ date: formatDate(notice.dueOn) })}
                </p>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
