import type { z } from "zod";
import type { TokenScope } from "~/domain/people/api-token.server";
import { BoothRequest, ConfirmedBooth, HeldBooth } from "./api-booths";
import { CheckInsAnswer, CheckInsRequest } from "./api-check-ins";
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
  /** A request may come without it. */
  readonly isBodyOptional?: boolean;
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
  {
    method: "post",
    path: "/api/v1/fairs/{id}/booths/{booth}/hold",
    id: "holdBooth",
    summary: "Holds a free booth, named by its id or code, for your accepted application until you confirm it",
    scope: "booths",
    body: BoothRequest,
    isBodyOptional: true,
    answer: HeldBooth,
    status: 201,
    refusals: {
      409: "Somebody has the booth, you hold it already, it is blocked, you have all you were granted, or nobody picks now",
      422: "You have several applications at the fair and named none, or one that is not yours",
    },
  },
  {
    method: "delete",
    path: "/api/v1/fairs/{id}/booths/{booth}/hold",
    id: "releaseBooth",
    summary: "Lets go of a booth that you hold",
    scope: "booths",
    answer: "none",
    status: 204,
    refusals: { 409: "You do not hold the booth, or its time ran out" },
  },
  {
    method: "post",
    path: "/api/v1/fairs/{id}/booths/{booth}/confirm",
    id: "confirmBooth",
    summary: "Takes a booth that you hold, or that the organiser gave you",
    scope: "booths",
    answer: ConfirmedBooth,
    refusals: { 409: "You do not hold the booth, its time ran out, or it is confirmed already" },
  },
  {
    method: "post",
    path: "/api/v1/fairs/{id}/check-ins",
    id: "checkIn",
    summary: "Scans of the gates of a fair, each taken once by its nonce; one alone may be sent without the list",
    scope: "gates",
    body: CheckInsRequest,
    answer: CheckInsAnswer,
    refusals: { 409: "The fair takes no scans: it is not public yet, or its report is settled" },
  },
];
