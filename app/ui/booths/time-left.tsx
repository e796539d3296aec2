import { useEffect, useState } from "react";
import { formatMoment } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

interface TimeLeftProps {
  readonly until: Date | string;
  /** The server's clock when it made the page. */
  readonly now: Date | string;
  /** Called once when the time is up. */
  readonly onEnd?: () => void;
}

const SECOND = 1000;

/** "Giữ cho bạn đến 10h24 (còn 14 phút 32 giây)"; with scripts it counts, by the server's clock. */
export function TimeLeft({ until, now, onEnd }: TimeLeftProps) {
  const end = new Date(until).getTime();
  const [left, setLeft] = useState(() => end - new Date(now).getTime());
  useEffect(() => {
    // A device's clock may be wrong: only how much of its time passes is asked.
    const begun = performance.now();
    const whole = end - new Date(now).getTime();
    setLeft(whole);
    const timer = window.setInterval(() => {
      const rest = whole - (performance.now() - begun);
      setLeft(rest);
      if (rest > 0) return;
      window.clearInterval(timer);
      onEnd?.();
    }, SECOND);
    return () => window.clearInterval(timer);
  }, [end, now, onEnd]);
  return (
    <span role="timer" aria-live="off">
      {m.booths_held_for_you({ until: formatMoment(until, now) })} ({inWords(left)})
    </span>
  );
}

function inWords(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / SECOND));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (seconds === 0) return m.common_time_is_up();
  if (hours > 0) return m.booths_left_hours({ hours, minutes });
  return m.booths_left_minutes({ minutes, seconds: seconds % 60 });
}
