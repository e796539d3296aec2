import { sql } from "drizzle-orm";
import { awards, products } from "~/db/schema";

/**
 * What an entry of a complaint is called: as it was recognised - a set by its own name -, else as its product. For a reading that
 * joins `awards` by the nomination and `products`; null where there is no entry.
 */
export const NAME_OF_ENTRY = sql<string>`coalesce(${awards.productName}, ${products.name})`;
