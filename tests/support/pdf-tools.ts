import { execFileSync } from "node:child_process";

/** What a program of another maker says of a PDF file; null where it is not installed. */
export function askTool(tool: "pdffonts" | "pdftotext", ...parameters: readonly string[]): string | null {
  try {
    return execFileSync(tool, parameters, { encoding: "utf8" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
