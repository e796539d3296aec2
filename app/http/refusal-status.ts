import type { DomainErrorCode } from "~/domain/errors";

/** What the domain refuses, as HTTP says it: to pages and to the API alike. */
export const REFUSAL_STATUS: Readonly<Record<DomainErrorCode, number>> = {
  not_found: 404,
  forbidden: 403,
  invalid: 422,
  conflict: 409,
  closed: 409,
};
