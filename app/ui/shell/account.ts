import type { Area } from "~/domain/people/policy";

export { AREAS, type Area } from "~/domain/people/policy";

/** Who is signed in, as the head of every page shows it. */
export interface Account {
  readonly name: string;
  readonly email: string;
  readonly areas: readonly Area[];
}
