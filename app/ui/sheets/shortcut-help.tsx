import { Keyboard } from "lucide-react";
import { useEffect, useRef } from "react";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";

const SHORTCUTS = [
  { keys: ["0–9", ",", "."], says: m.judge_keys_type },
  { keys: ["↑", "↓"], says: m.judge_keys_step },
  { keys: ["Enter"], says: m.judge_keys_next },
  { keys: ["Shift + Enter"], says: m.judge_keys_previous },
  { keys: ["Ctrl + Enter"], says: m.judge_keys_save },
  { keys: ["?"], says: m.judge_keys_help },
];

/** The keys of the sheet, for who scores with a keyboard. "?" opens it wherever no text is written. */
export function ShortcutHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      const isInText = event.target instanceof Element && event.target.matches("textarea, input:not([data-points])");
      if (event.key !== "?" || isInText || dialog.current?.open) return;
      event.preventDefault();
      dialog.current?.showModal();
    };
    window.addEventListener("keydown", open);
    return () => window.removeEventListener("keydown", open);
  }, []);
  return (
    <>
      <button
        type="button"
        onClick={() => dialog.current?.showModal()}
        className="hidden min-h-11 items-center gap-1.5 text-[0.92rem] text-indigo underline underline-offset-3 pointer-fine:lg:inline-flex"
      >
        <Keyboard size={18} aria-hidden />
        {m.judge_keys_title()}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="keys-title"
        className="m-auto max-w-md rounded-box bg-card p-6 text-ink shadow-card backdrop:bg-black/40"
      >
        <h2 id="keys-title" className="mb-4 text-xl">
          {m.judge_keys_title()}
        </h2>
        <dl className="mb-5 grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2.5">
          {SHORTCUTS.map(({ keys, says }) => (
            <div key={keys.join()} className="contents">
              <dt className="flex gap-1.5">
                {keys.map((key) => (
                  <kbd
                    key={key}
                    className="rounded-md border border-edge bg-paper px-2 py-0.5 font-sans text-[0.88rem] font-semibold whitespace-nowrap"
                  >
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{says()}</dd>
            </div>
          ))}
        </dl>
        <Button type="button" onClick={() => dialog.current?.close()}>
          {m.judge_keys_close()}
        </Button>
      </dialog>
    </>
  );
}
