import { type SQL, sql } from "drizzle-orm";
import { hidesMakers } from "./blind.server";
import { missingAnswers } from "./missing-answers.server";
import { appointments, conflictAnswers, nominations, products, recusals } from "./schema";

/**
 * Whether someone who judges a blind round must not learn the voting code of an entry, whoever scores it, as a part of a query of
 * `nominations`: before they answered for everything that is theirs, and for good where they left the entry for a connection, or
 * named one with its maker. A code that is missing from their own list and stands in another would tell whose it is. An entry that
 * was left by its code takes no other with it: that too would tell which are of one maker.
 * Source: docs/rules/blind.md#connections
 */
export const isCodeHidden = (userId: string): SQL<boolean> => sql<boolean>`(${hidesMakers()}
  and (${missingAnswers({ roundId: nominations.roundId, userId })} > 0
    or exists (select from ${recusals} hr
      join ${appointments} hs on hs.id = hr.appointment_id and hs.user_id = ${userId}
      where hr.nomination_id = ${nominations.id} and hr.kind = 'conflict')
    or exists (select from ${conflictAnswers} hc
      join ${appointments} hs on hs.id = hc.appointment_id and hs.user_id = ${userId}
      join ${nominations} hn on hn.id = hc.nomination_id and hn.round_id = ${nominations.roundId}
      join ${products} hp on hp.id = hn.product_id
      join ${products} ho on ho.id = ${nominations.productId} and ho.establishment_id = hp.establishment_id
      where hc.answer = 'conflict')))`;
