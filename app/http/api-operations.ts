import type { z } from "zod";
import type { TokenScope } from "~/domain/people/api-token.server";
import {
  AwardItem,
  AwardsFileQuery,
  AwardsQuery,
  BoothItem,
  BoothsQuery,
  FairItem,
  PageQuery,
  pageOf,
  RoundFull,
  RoundItem,
} from "./api-schemas";

/** One operation of the API, as openapi.json describes it. */
export interface ApiOperation {
  readonly method: "get" | "post" | "delete";
  /** "/api/v1/rounds/{id}" */
  readonly path: string;
  /** Letters and digits; names it in clients made from the description. */
  readonly id: string;
  readonly summary: string;
  /** Absent: open to everyone. */
  readonly scope?: TokenScope;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Status 200 unless `status` says otherwise; "text/csv" has no schema. */
  readonly answer: z.ZodType | "text/csv" | "none";
  readonly status?: number;
  /** Refusals that are special to it, by status. */
  readonly refusals?: Readonly<Record<number, string>>;
}

export const API_OPERATIONS: readonly ApiOperation[] = [
  {
    method: "get",
    path: "/api/v1/awards",
    id: "listAwards",
    summary: "Public awards, one item an award; the best match first",
    query: AwardsQuery,
    answer: pageOf(AwardItem),
  },
  {
    method: "get",
    path: "/api/v1/awards.csv",
    id: "downloadAwards",
    summary: "The same awards, all of them, as CSV",
    query: AwardsFileQuery,
    answer: "text/csv",
  },
  {
    method: "get",
    path: "/api/v1/rounds",
    id: "listRounds",
    summary: "Rounds that were opened, the newest first",
    query: PageQuery,
    answer: pageOf(RoundItem),
  },
  {
    method: "get",
    path: "/api/v1/rounds/{id}",
    id: "readRound",
    summary: "A round with its phases, its public figures and its decisions",
    answer: RoundFull,
  },
  {
    method: "get",
    path: "/api/v1/fairs",
    id: "listFairs",
    summary: "Published fairs, the next one first",
    query: PageQuery,
    answer: pageOf(FairItem),
  },
  {
    method: "get",
    path: "/api/v1/fairs/{id}/booths",
    id: "listBooths",
    summary: "The booths of a fair as its plan shows them",
    query: BoothsQuery,
    answer: pageOf(BoothItem),
  },
];
