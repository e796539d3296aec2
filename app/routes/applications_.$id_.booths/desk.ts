import type { SerializeFrom } from "@remix-run/node";
import type { loader } from "./route";

/** What the page was told: instants are texts or dates, as the server or the browser has them. */
export type Desk = SerializeFrom<typeof loader>;
export type DeskBooth = Desk["booths"][number];
export type DeskClaim = Desk["claims"][number];
