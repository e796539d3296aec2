import type { Area } from "~/domain/people/policy";
import { paths } from "./paths";

const HOMES: Record<Area, () => string> = {
  producer: paths.producerHome,
  judge: paths.judge,
  organiser: paths.organiser,
  admin: paths.admin,
};

/** Where someone begins after signing in. Without any role yet one can still register an establishment. */
export function areaPath(areas: readonly Area[]): string {
  return HOMES[areas[0] ?? "producer"]();
}
