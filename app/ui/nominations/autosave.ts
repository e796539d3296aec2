import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Gap } from "~/domain/nominations/rules";
import type { SaveState } from "~/ui/primitives/save-chip";

const PAUSE_MS = 1200;
const RETRY_MS = 5000;

/** What saving answers: what is missing now, or which fields could not be read. */
export interface SavingAnswer {
  readonly gaps?: readonly Gap[];
  readonly unreadable?: readonly string[];
}

/**
 * Send a form by itself: a moment after the last change, when the page is left, and again when the line comes back.
 * url: where it is sent. Nothing typed is lost: what could not be sent stays in the form and is tried again.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, url: string) {
  const [state, setState] = useState<SaveState>({ kind: "saved" });
  const [answer, setAnswer] = useState<SavingAnswer>({});
  const timer = useRef<number>(undefined);
  const isDirty = useRef(false);

  const save = useCallback(async () => {
    window.clearTimeout(timer.current);
    if (!isDirty.current || !form.current) return;
    isDirty.current = false;
    setState({ kind: "saving" });
    const tryLater = (next: SaveState) => {
      isDirty.current = true;
      setState(next);
      timer.current = window.setTimeout(save, RETRY_MS);
    };
    try {
      const response = await fetch(url, { method: "POST", body: new FormData(form.current) });
      if (response.status >= 500) return tryLater({ kind: "failed" });
      setAnswer(await response.json());
      // Changes made meanwhile wait for their own pause.
      setState({ kind: !response.ok ? "failed" : isDirty.current ? "saving" : "saved" });
    } catch {
      tryLater(navigator.onLine ? { kind: "failed" } : { kind: "offline", waiting: 1 });
    }
  }, [form, url]);

  const onInput = useCallback(() => {
    isDirty.current = true;
    setState({ kind: "saving" });
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(save, PAUSE_MS);
  }, [save]);

  /** The form is being sent as a whole: what is typed is on its way. */
  const onSubmit = useCallback(() => {
    window.clearTimeout(timer.current);
    isDirty.current = false;
  }, []);

  useEffect(() => {
    const element = form.current;
    const leave = () => document.visibilityState === "hidden" && void save();
    const warn = (event: BeforeUnloadEvent) => isDirty.current && event.preventDefault();
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("online", save);
    window.addEventListener("beforeunload", warn);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("online", save);
      window.removeEventListener("beforeunload", warn);
      window.clearTimeout(timer.current);
      // To another page of the site: the form is gone from the page, its content is not.
      if (isDirty.current && element) void fetch(url, { method: "POST", body: new FormData(element) }).catch(() => {});
    };
  }, [form, save, url]);

  return { state, answer, onInput, onSubmit };
}
