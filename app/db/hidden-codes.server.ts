import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { hidesMakers, isOutOfSight } from "./blind.server";
import { missingAnswers } from "./missing-answers.server";
import { appointments, assignments, nominations, recusals, sheetPoints, sheets } from "./schema";

/**
 * Whether a sheet is none of its juror's own to read, in a query of `sheets` with its appointment, nomination and recusal: in a blind
 * round before they answered for everything that is theirs, and for good where they left it for a connection. Their lists, pack and
 * data all ask this one. Source: docs/rules/blind.md#connections
 */
export const isSheetHidden = (userId: string): SQL<boolean> => sql<boolean>`case when ${hidesMakers()}
  then ${isOutOfSight()} or ${missingAnswers({ roundId: nominations.roundId, userId })} > 0 else false end`;

/**
 * The same for one's own data, which names seats given up as well. In a blind round those keep what was scored or signed: their codes
 * were read then. What was only answered for would be the entries of the one establishment that was.
 */
export const isSheetHiddenInOwnData = (userId: string): SQL<boolean> => sql<boolean>`(${isSheetHidden(userId)}
  or (${hidesMakers()} and ${appointments.endedAt} is not null and ${sheets.signedAt} is null
    and not exists (select from ${sheetPoints} hx where hx.sheet_id = ${sheets.id})))`;

/**
 * Whether someone who judges a blind round must not learn the voting code of an entry from the sheets of others, as a part of a query
 * of `nominations` of that round: unless they score it themselves and may read their sheet of it. What stands with others and is missing from
 * their own list, or goes from there, would tell whose it is; so before and after alike.
 */
export const isCodeHidden = (
  userId: string,
  roundId: AnyPgColumn | string,
): SQL<boolean> => sql<boolean>`(${hidesMakers()}
  and (${missingAnswers({ roundId, userId })} > 0
    or not exists (select from ${sheets} hh
      join ${appointments} hs on hs.id = hh.appointment_id and hs.user_id = ${userId} and hs.ended_at is null
      join ${assignments} hg on hg.appointment_id = hh.appointment_id and hg.nomination_id = hh.nomination_id
        and hg.ended_at is null
      left join ${recusals} hr on hr.appointment_id = hh.appointment_id and hr.nomination_id = hh.nomination_id
      where hh.nomination_id = ${nominations.id} and hr.kind is distinct from 'conflict')))`;
