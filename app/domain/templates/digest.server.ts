import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";
import type { TemplateSheet } from "~/lib/template-sheet";

/** SHA-256 of the canonical JSON (RFC 8785) of what a template says, hex. */
export const digestOfSheet = (sheet: TemplateSheet): string => sha256Hex(canonicalJson(sheet as unknown as JsonValue));
