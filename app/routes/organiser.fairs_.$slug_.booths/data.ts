import type { SerializeFrom } from "@remix-run/node";
import type { loadDesk } from "./load-desk.server";

/** What the page was told. */
export type BoothsData = SerializeFrom<typeof loadDesk>;
