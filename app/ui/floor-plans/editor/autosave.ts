import { useCallback, useEffect, useRef, useState } from "react";
import { type EditedPlan, editable, plainPlan } from "~/domain/floor-plans/edits";
import type { FloorPlan } from "~/domain/floor-plans/rules";
import { m } from "~/i18n/paraglide/messages";
import { newUuid } from "~/lib/uuid";
import type { SaveState } from "~/ui/primitives/save-chip";

/** What somebody else, or another device, saved since the plan was loaded. */
export interface OtherPlan {
  readonly version: number;
  readonly plan: FloorPlan;
  readonly by: string | null;
  readonly at: string | null;
}

interface Answer {
  readonly saved?: { readonly version: number };
  readonly conflict?: OtherPlan;
  readonly message?: string;
}

interface Saving {
  readonly state: SaveState;
  /** Why nothing was saved, in the words of the server. */
  readonly message: string | null;
  readonly other: OtherPlan | null;
  /** Write over what the other saved; theirs is kept as a version. */
  keepMine(): void;
  /** The other's plan, to be gone on from: it counts as saved. */
  takeTheirs(): EditedPlan | null;
}

const PAUSE_MS = 1500;
const AGAIN_MS = 5000;

/**
 * Saves a plan by itself a moment after it changed, one request after another; without a network it tries again until it is saved.
 * isSound: what is not, is not sent.
 */
export function useAutosave(
  url: string,
  first: { readonly version: number; readonly plan: EditedPlan },
  plan: EditedPlan,
  isSound: boolean,
): Saving {
  const kept = useRef(first);
  const isSending = useRef(false);
  const refused = useRef<EditedPlan | null>(null);
  const latest = useRef({ plan, isSound });
  latest.current = { plan, isSound };
  const [state, setState] = useState<SaveState>({ kind: "saved" });
  const [message, setMessage] = useState<string | null>(null);
  const [other, setOther] = useState<OtherPlan | null>(null);
  const hasOther = useRef(false);

  const send = useCallback(
    async (replaces = false): Promise<void> => {
      const { plan, isSound } = latest.current;
      const isDue =
        plan !== kept.current.plan && isSound && plan !== refused.current && (!hasOther.current || replaces);
      if (isSending.current || !isDue) return;
      isSending.current = true;
      setState({ kind: "saving" });
      const outcome = await post(url, kept.current.version, plan, replaces);
      isSending.current = false;
      if (outcome === null) {
        setState({ kind: "offline", waiting: 1 });
        window.setTimeout(send, AGAIN_MS);
        return;
      }
      setMessage(outcome.message ?? null);
      if (outcome.saved) {
        kept.current = { version: outcome.saved.version, plan };
        setState({ kind: latest.current.plan === plan ? "saved" : "saving" });
        if (latest.current.plan !== plan) window.setTimeout(send, PAUSE_MS);
        return;
      }
      if (outcome.conflict) {
        hasOther.current = true;
        setOther(outcome.conflict);
      } else refused.current = plan;
      setState({ kind: "failed" });
    },
    [url],
  );

  useEffect(() => {
    if (plan === kept.current.plan) {
      // What was changed was taken back before it was sent.
      if (!isSending.current) setState({ kind: "saved" });
      return;
    }
    const timer = window.setTimeout(send, PAUSE_MS);
    setState((now) => (isSound ? (now.kind === "offline" ? now : { kind: "saving" }) : { kind: "failed" }));
    return () => window.clearTimeout(timer);
  }, [plan, isSound, send]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current.plan !== kept.current.plan) event.preventDefault();
    };
    const now = () => void send();
    window.addEventListener("beforeunload", warn);
    document.addEventListener("visibilitychange", now);
    window.addEventListener("online", now);
    return () => {
      window.removeEventListener("beforeunload", warn);
      document.removeEventListener("visibilitychange", now);
      window.removeEventListener("online", now);
      // Who goes on to another page of the site has not waited.
      now();
    };
  }, [send]);

  const settle = (version: number) => {
    kept.current = { ...kept.current, version };
    hasOther.current = false;
    setOther(null);
  };
  return {
    state,
    message,
    other,
    keepMine() {
      if (!other) return;
      settle(other.version);
      void send(true);
    },
    takeTheirs() {
      if (!other) return null;
      const theirs = editable(other.plan, newUuid);
      settle(other.version);
      kept.current = { version: other.version, plan: theirs };
      setState({ kind: "saved" });
      return theirs;
    },
  };
}

/** What the server answered; null without a network. */
async function post(url: string, version: number, plan: EditedPlan, replaces: boolean): Promise<Answer | null> {
  const body = new URLSearchParams({
    version: String(version),
    plan: JSON.stringify(plainPlan(plan)),
    ...(replaces && { replaces: "yes" }),
  });
  try {
    const answer = await fetch(url, { method: "POST", body });
    const read: unknown = await answer.json().catch(() => ({}));
    if (answer.ok || answer.status === 409) return read as Answer;
    if (answer.status >= 500) return null;
    return { message: (read as Answer).message ?? m.plans_ed_not_saved() };
  } catch {
    return null;
  }
}
