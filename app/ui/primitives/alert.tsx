import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "./class-names";

export type AlertTone = "info" | "ok" | "wait" | "bad";

const TONES = {
  info: { icon: Info, look: "bg-info-wash text-info-ink", name: m.ui_alert_info },
  ok: { icon: CircleCheck, look: "bg-ok-wash text-ok-ink", name: m.ui_alert_ok },
  wait: { icon: TriangleAlert, look: "bg-wait-wash text-wait-ink", name: m.ui_alert_wait },
  bad: { icon: CircleAlert, look: "bg-bad-wash text-bad-ink", name: m.ui_alert_bad },
};

interface AlertProps {
  readonly tone?: AlertTone;
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** The tone is said in words to those who do not see the colour. */
export function Alert({ tone = "info", title, actions, className, children }: AlertProps) {
  const { icon: Icon, look, name } = TONES[tone];
  return (
    <div className={classNames("flex gap-3 rounded-box px-4 py-3.5", look, className)}>
      <Icon size={21} aria-hidden className="mt-0.5 flex-none" />
      <div className="min-w-0 flex-1">
        <span className="sr-only">{name()}: </span>
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
        {actions && <div className="mt-3 flex flex-wrap gap-3">{actions}</div>}
      </div>
    </div>
  );
}
