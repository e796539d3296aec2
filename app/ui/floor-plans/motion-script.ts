import { followPlan } from "./motion";

/** A program of its own for pages that send no other scripts: it only makes the plans of the page follow fingers and keys. */
for (const frame of document.querySelectorAll<HTMLElement>(".plan-frame")) followPlan(frame);
