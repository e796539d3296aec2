/**
 * Read a Vietnamese phone number: mobile (03, 05, 07, 08, 09 and ten digits) or landline (02 and eleven digits), with
 * any spacing, dots, dashes or brackets, in national form or after +84, 84 or 0084.
 * Returns the national digits ("0912345678"), or null.
 */
export function parsePhone(text: string): string | null {
  if (!/^[+\d\s().\-\u2010-\u2015]*$/.test(text)) return null;
  const digits = text.replace(/[^\d+]/g, "").replace(/^(?:\+84|0084|84(?=\d{9,10}$))0?/, "0");
  return /^(?:0[35789]\d{8}|02\d{9})$/.test(digits) ? digits : null;
}

/** National digits grouped for reading: "0912 345 678", "024 3825 1234", "0258 382 1234". */
export function formatPhone(phone: string): string {
  const groups = phone.startsWith("02")
    ? /^(024|028)(\d{4})(\d{4})$|^(\d{4})(\d{3})(\d{4})$/
    : /^(\d{4})(\d{3})(\d{3})$/;
  return groups.exec(phone)?.slice(1).filter(Boolean).join(" ") ?? phone;
}

/** "tel:+84912345678" */
export function phoneLink(phone: string): string {
  return `tel:+84${phone.slice(1)}`;
}
