/** Whether a text is written as a UUID, so that a mistyped address asks the database nothing it would refuse. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
