import { Outlet } from "@remix-run/react";

/** The producer's area. Each page asks its own question of who may see it: a product belongs to an establishment. */
export default function ProducerArea() {
  return <Outlet />;
}
