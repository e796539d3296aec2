import { type SQL, sql } from "drizzle-orm";
import { criteria, nominations } from "~/db/schema";

/** Whether a criterion, and every one above it, is asked of the product group of a nomination; a function of the database. */
export const asksGroup = (): SQL<boolean> => sql<boolean>`asks_group(${criteria.id}, ${nominations.groupCode})`;
