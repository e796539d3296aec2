import { m } from "~/i18n/paraglide/messages";
import type { DeviceKind } from "~/lib/vocabulary";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** "nhanh 1 ngày", "chậm 12 phút": how far a device's clock is from the server's. */
export function skewText(skewSeconds: number): string {
  const size = Math.abs(skewSeconds);
  const amount =
    size < HOUR
      ? m.judge_offline_minutes({ count: Math.round(size / MINUTE) })
      : size < DAY
        ? m.judge_offline_hours({ count: Math.round(size / HOUR) })
        : m.judge_offline_days({ count: Math.round(size / DAY) });
  return skewSeconds > 0 ? m.judge_offline_ahead({ amount }) : m.judge_offline_behind({ amount });
}

const KINDS: Record<DeviceKind, () => string> = {
  phone: m.judge_offline_kind_phone,
  tablet: m.judge_offline_kind_tablet,
  computer: m.judge_offline_kind_computer,
};

export const deviceKindName = (kind: DeviceKind) => KINDS[kind]();
