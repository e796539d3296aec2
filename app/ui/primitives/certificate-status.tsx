import { BadgeCheck, Ban, Clock, FileText, RefreshCw, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { awardStatusName } from "~/i18n/names";
import type { AwardStatus, CertificateStatus as Worth } from "~/lib/vocabulary";
import { classNames } from "./class-names";
import { Tag, type TagTone } from "./tag";

export type CertificateState = AwardStatus | Worth | "unknown";

const LOOKS: Record<CertificateState, { tone: TagTone; look: string; icon: typeof BadgeCheck }> = {
  valid: { tone: "ok", look: "bg-ok-wash text-ok-ink", icon: BadgeCheck },
  expired: { tone: "wait", look: "bg-wait-wash text-wait-ink", icon: Clock },
  revoked: { tone: "bad", look: "bg-bad-wash text-bad-ink", icon: Ban },
  superseded: { tone: "wait", look: "bg-wait-wash text-wait-ink", icon: RefreshCw },
  recorded: { tone: "info", look: "bg-info-wash text-info-ink", icon: FileText },
  unknown: { tone: "plain", look: "bg-wash text-soft", icon: SearchX },
};

/** For lists. */
export function CertificateTag({ status }: { status: CertificateState }) {
  const { tone, icon: Icon } = LOOKS[status];
  return (
    <Tag tone={tone} icon={<Icon size={14} aria-hidden />}>
      {awardStatusName(status)}
    </Tag>
  );
}

/** The answer of a certificate page, in words: what it is, and below it until when, since when or why. */
export function CertificateStatus({ status, children }: { status: CertificateState; children?: ReactNode }) {
  const { look, icon: Icon } = LOOKS[status];
  return (
    <div className={classNames("flex items-center gap-4 rounded-box px-5 py-4", look)}>
      <Icon size={40} strokeWidth={1.6} aria-hidden className="flex-none" />
      <div>
        <p className="font-display text-2xl font-bold">{awardStatusName(status)}</p>
        {children && <div className="text-ink">{children}</div>}
      </div>
    </div>
  );
}
