import { useEffect, useRef, useState } from "react";
import type { Drawing } from "~/lib/template-sheet";

export interface Drawn {
  readonly drawing: Drawing;
  readonly pictures: Readonly<Record<string, string>>;
}

const PAUSE_MS = 350;

/** What a form's template looks like as it is typed, drawn by the server after each pause. isStale: what is typed cannot be drawn. */
export function useDrawing(formId: string, action: string, first: Drawn): Drawn & { readonly isStale: boolean } {
  const [drawn, setDrawn] = useState(first);
  const [isStale, setStale] = useState(false);
  const sent = useRef("");

  useEffect(() => {
    let timer = 0;
    let going: AbortController | undefined;
    const draw = async () => {
      const form = document.getElementById(formId);
      if (!(form instanceof HTMLFormElement)) return;
      const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
      const asked = `${action} ${body}`;
      if (asked === sent.current) return;
      sent.current = asked;
      going?.abort();
      going = new AbortController();
      try {
        const answer = await fetch(action, { method: "POST", body, signal: going.signal });
        setStale(!answer.ok);
        if (answer.ok) setDrawn((await answer.json()) as Drawn);
      } catch {
        // Offline, or overtaken by what was typed since: the last drawing stays.
      }
    };
    const soon = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(draw, PAUSE_MS);
    };
    soon();
    const form = document.getElementById(formId);
    // Lines that are added, moved or taken out change the form without anybody typing.
    const watch = new MutationObserver(soon);
    if (form) watch.observe(form, { childList: true, subtree: true, attributes: true, attributeFilter: ["value"] });
    form?.addEventListener("input", soon);
    return () => {
      window.clearTimeout(timer);
      watch.disconnect();
      form?.removeEventListener("input", soon);
    };
  }, [formId, action]);

  return { ...drawn, isStale };
}
