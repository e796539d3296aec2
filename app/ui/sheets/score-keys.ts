import type { KeyboardEvent } from "react";
import { type Scale, stepped } from "./pad-keys";

/**
 * Arrows go a step up or down, Enter to the next field and from the last one to the main button, with Shift back. Under the number
 * pad there is no main button: then to the remarks.
 */
export function onScoreKey(event: KeyboardEvent<HTMLInputElement>, scale: Scale, write: (text: string) => void): void {
  const field = event.currentTarget;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    event.preventDefault();
    write(stepped(scale, field.value, event.key === "ArrowUp" ? 1 : -1));
  }
  if (event.key === "Enter") {
    event.preventDefault();
    const stops = [...(field.form?.querySelectorAll<HTMLElement>("[data-points], [data-main-act]") ?? [])];
    const place = stops.indexOf(field);
    if (event.shiftKey) stops[place - 1]?.focus();
    else (stops[place + 1] ?? field.form?.querySelector<HTMLElement>("#remarks"))?.focus();
  }
}

/** Anywhere on the sheet: Ctrl + Enter does what its main button does. */
export function onSheetKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.querySelector<HTMLElement>("[data-main-act]")?.click();
}
