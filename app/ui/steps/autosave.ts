import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { StepConflict, StepSaved } from "~/domain/step-answers";
import type { SaveState } from "~/ui/primitives/save-chip";
import { savingRequest } from "./saving-request";
import { forgetUnsent, rememberUnsent } from "./unsent";

const PAUSE_MS = 1200;
const RETRY_MS = 5000;

type Saved<Gap> = StepSaved & { readonly gaps: readonly Gap[] };

/** What saving by script answers: what is kept and missing now, or why nothing was written. */
interface SavingAnswer<Gap> {
  readonly saved?: Saved<Gap>;
  /** Fields that could not be read. */
  readonly unreadable?: readonly string[];
  /** Someone else changed the same answers. */
  readonly conflict?: StepConflict;
  /** It is no longer written, or the session ended. */
  readonly message?: string;
}

interface Autosaved<Gap> {
  readonly url: string;
  /** Under which this device remembers what is not acknowledged yet. */
  readonly memory: string;
  /** After a saving that was acknowledged, before anything else is sent. */
  readonly onSaved: (saved: Saved<Gap>, sent: FormData) => void;
}

/**
 * Send a form by itself, one saving at a time: a moment after the last change, when the page is left, and again when the line
 * comes back. Nothing typed is lost: it stays in the form, and on this device until the site has acknowledged it.
 */
export function useAutosave<Gap>(form: RefObject<HTMLFormElement | null>, { url, memory, onSaved }: Autosaved<Gap>) {
  const [state, setState] = useState<SaveState>({ kind: "saved" });
  const [answer, setAnswer] = useState<SavingAnswer<Gap>>({});
  const timer = useRef<number>(undefined);
  const isDirty = useRef(false);
  const isSending = useRef(false);
  // The newest, without beginning anew with each drawing of the page.
  const latest = useRef(onSaved);
  useEffect(() => {
    latest.current = onSaved;
  });

  const save = useCallback(
    async ({ isLeaving = false } = {}) => {
      window.clearTimeout(timer.current);
      if (!isDirty.current || isSending.current || !form.current) return;
      isDirty.current = false;
      isSending.current = true;
      setState({ kind: "saving" });
      const tryLater = (next: SaveState) => {
        isDirty.current = true;
        setState(next);
        timer.current = window.setTimeout(save, RETRY_MS);
      };
      const sent = new FormData(form.current);
      try {
        const response = await fetch(url, savingRequest(sent, { isLeaving }));
        isSending.current = false;
        if (response.status >= 500) return tryLater({ kind: "failed" });
        const said = (await response.json()) as SavingAnswer<Gap>;
        setAnswer(said);
        if (said.saved) latest.current(said.saved, sent);
        if (!isDirty.current) {
          setState({ kind: response.ok ? "saved" : "failed" });
          if (response.ok) forgetUnsent(memory);
          return;
        }
        // Changes made meanwhile had to wait.
        setState({ kind: "saving" });
        timer.current = window.setTimeout(save, PAUSE_MS);
      } catch {
        isSending.current = false;
        tryLater(navigator.onLine ? { kind: "failed" } : { kind: "offline", waiting: 1 });
      }
    },
    [form, url, memory],
  );

  const onInput = useCallback(() => {
    isDirty.current = true;
    if (form.current) remember(memory, form.current);
    setState({ kind: "saving" });
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(save, PAUSE_MS);
  }, [form, memory, save]);

  /** The form is being sent as a whole: what is typed is on its way, and remembered until the next page has it. */
  const onSubmit = useCallback(() => {
    window.clearTimeout(timer.current);
    isDirty.current = false;
  }, []);

  useEffect(() => {
    const element = form.current;
    const leave = () => document.visibilityState === "hidden" && void save({ isLeaving: true });
    const backOnline = () => void save();
    const warn = (event: BeforeUnloadEvent) => isDirty.current && event.preventDefault();
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("online", backOnline);
    window.addEventListener("beforeunload", warn);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("online", backOnline);
      window.removeEventListener("beforeunload", warn);
      window.clearTimeout(timer.current);
      // To another page of the site: the form is gone from the page, its content is not.
      if (isDirty.current && element) void fetch(url, { method: "POST", body: new FormData(element) }).catch(() => {});
    };
  }, [form, save, url]);

  return { state, answer, onInput, onSubmit };
}

const HIDDEN = ["version", "seen"];

function remember(memory: string, form: HTMLFormElement): void {
  const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const typed = Object.fromEntries(Object.entries(fields).filter(([name]) => !HIDDEN.includes(name)));
  rememberUnsent(memory, { typed, version: fields.version ?? "", seen: fields.seen ?? "", at: Date.now() });
}
