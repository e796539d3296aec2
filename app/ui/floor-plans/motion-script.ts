import { FAIR_SCOPE, FAIR_WORKER_URL } from "~/offline/fair-caches";
import { followPlan } from "./motion";

/** A program of its own for pages that send no other scripts: plans follow fingers and keys, and open without network. */
for (const frame of document.querySelectorAll<HTMLElement>(".plan-frame")) followPlan(frame);
sayKept();
if (window.location.pathname.startsWith(FAIR_SCOPE)) {
  void navigator.serviceWorker
    ?.register(FAIR_WORKER_URL, { scope: FAIR_SCOPE, updateViaCache: "none" })
    .catch(() => {});
}

/** A copy from an earlier visit says when it was made. */
function sayKept(): void {
  const { keptAt } = document.documentElement.dataset;
  const notice = document.querySelector<HTMLElement>("[data-kept-notice]");
  if (!keptAt || !notice) return;
  const time = notice.querySelector("time");
  const at = new Date(Number(keptAt));
  if (time) {
    time.dateTime = at.toISOString();
    time.textContent = at.toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
  }
  notice.hidden = false;
}
