/** What PostgreSQL said, under what Drizzle wrapped around it. */
function reasonOf(error: unknown): { code?: string; constraint_name?: string } {
  const cause: unknown = error instanceof Error && error.cause ? error.cause : error;
  return typeof cause === "object" && cause !== null ? cause : {};
}

/** Whether the database refused a write because of this unique constraint. */
export function violatesUnique(error: unknown, constraint: string): boolean {
  const { code, constraint_name: name } = reasonOf(error);
  return code === "23505" && name === constraint;
}

/** Whether a text was no value of the column's type: an address whose id is no UUID names nothing. */
export function isMalformedId(error: unknown): boolean {
  return reasonOf(error).code === "22P02";
}

/** Whether the database itself refused a write: by a promise of a table or its trigger, or because another write stood in its way. */
export function isRefusedByDatabase(error: unknown): boolean {
  return /^(22|23|40)/.test(reasonOf(error).code ?? "");
}
