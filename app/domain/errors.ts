export type DomainErrorCode = "not_found" | "forbidden" | "invalid" | "conflict" | "closed";

/**
 * The one error of the domain. `message` is a sentence for the person who will read it, in their language;
 * `fields` maps a form field's name to its sentences. It becomes HTTP once, in `respond`.
 */
export class DomainError extends Error {
  constructor(
    readonly code: DomainErrorCode,
    message: string,
    readonly fields?: Readonly<Record<string, readonly string[]>>,
  ) {
    super(message);
    this.name = "DomainError";
  }
}
