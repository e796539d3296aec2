import type { SerializeFrom } from "@remix-run/node";
import type { loadDesk } from "./load-desk.server";

/** What the page was told. */
export type Desk = SerializeFrom<typeof loadDesk>;
export type DeskBooth = Desk["booths"][number];
export type DeskClaim = Desk["claims"][number];
