import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { booths } from "./schema";

/** Codes of booths as people count them, A2 before A10 and A10 before B1: by what stands before the number, then by the number. */
export const inCodeOrder = (code: SQLWrapper = booths.code): SQL =>
  sql`regexp_replace(${code}, '\\d.*$', ''), length(${code}), ${code}`;
