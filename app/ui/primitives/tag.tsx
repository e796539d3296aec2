import { Star } from "lucide-react";
import type { ReactNode } from "react";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "./class-names";

/** Gold is for awards only. */
export type TagTone = "gold" | "ok" | "wait" | "bad" | "info" | "plain";

const TONES: Record<TagTone, string> = {
  gold: "bg-gold-wash text-gold-ink",
  ok: "bg-ok-wash text-ok-ink",
  wait: "bg-wait-wash text-wait-ink",
  bad: "bg-bad-wash text-bad-ink",
  info: "bg-info-wash text-info-ink",
  plain: "bg-wash text-soft",
};

interface TagProps {
  readonly tone?: TagTone;
  readonly icon?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Tag({ tone = "plain", icon, className, children }: TagProps) {
  return (
    <span
      className={classNames(
        "tag inline-flex w-fit items-center gap-1.5 rounded-full px-2.5 py-0.5 font-sans text-[0.8rem] leading-snug font-semibold",
        TONES[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}

/** "★ Cấp tỉnh 2024" */
export function AwardTag({ level, year }: { level: string; year: number }) {
  return (
    <Tag tone="gold" icon={<Star size={12} fill="currentColor" aria-hidden />}>
      {m.ui_award_tag({ level: levelTitle(level), year })}
    </Tag>
  );
}
