import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** What a program answers; null where the machine does not have it. */
function answerOf(program: string, args: readonly string[]): string | null {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** The PDFs that LibreOffice makes of Word documents, by their names; null where there is no LibreOffice. */
export function pdfsByLibreOffice(documents: Readonly<Record<string, Buffer>>): Map<string, Buffer> | null {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tinh-hoa-office-"));
  try {
    const names = Object.keys(documents);
    const files = names.map((name) => path.join(folder, `${name}.docx`));
    names.forEach((name, place) => {
      fs.writeFileSync(files[place]!, documents[name]!);
    });
    // A profile of its own: one that somebody has open would be waited for.
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const answer = answerOf("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, ...files]);
    if (answer === null) return null;
    return new Map(names.map((name) => [name, fs.readFileSync(path.join(folder, `${name}.pdf`))]));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** What a PDF says as pdftotext reads it, runs of white space as one blank; null where there is no pdftotext. */
export function pdftotext(pdf: Buffer): string | null {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tinh-hoa-pdf-"));
  try {
    const file = path.join(folder, "one.pdf");
    fs.writeFileSync(file, pdf);
    return answerOf("pdftotext", [file, "-"])?.replace(/\s+/g, " ") ?? null;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
