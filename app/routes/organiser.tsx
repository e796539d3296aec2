import { Outlet } from "@remix-run/react";

/** The organiser's area. Each page asks its own question of who may see it: a round belongs to an agency. */
export default function OrganiserArea() {
  return <Outlet />;
}
