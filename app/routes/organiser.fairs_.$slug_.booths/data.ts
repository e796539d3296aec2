import type { SerializeFrom } from "@remix-run/node";
import type { loader } from "./route";

export type BoothsData = SerializeFrom<typeof loader>;
