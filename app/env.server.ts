import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { SetupError } from "~/lib/setup-error";

const whole = (from: number, to: number) => {
  const wrong = `not a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, wrong)
    .transform(Number)
    .refine((value) => value >= from && value <= to, wrong);
};

const address = (protocols: readonly string[], wrong: string) =>
  z.string().refine((value) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    return url !== undefined && protocols.includes(url.protocol) && url.hostname !== "";
  }, wrong);

const web = address(["http:", "https:"], "not a web address (https://host)");

const Variables = z.object({
  NODE_ENV: z
    .enum(["production", "development", "test"], "neither production, development nor test")
    .default("production"),
  PORT: whole(1, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "neither an address nor a host name")
    .optional(),
  PUBLIC_URL: web
    .refine(
      (value) => !URL.canParse(value) || new URL(value).pathname === "/",
      "has a path: write scheme and host only",
    )
    .optional(),
  TRUST_PROXY: whole(0, 10).default(0),
  DATABASE_URL: address(
    ["postgres:", "postgresql:"],
    "not a PostgreSQL URL (postgres://user:password@host:port/name)",
  ).optional(),
  DATABASE_POOL: whole(1, 200).default(12),
  PAGE_CACHE_MB: whole(1, 10_000).default(64),
  DATA_DIR: z.string().default(".data"),
  EMBEDDED_POSTGRES_PORT: whole(1, 65_535).optional(),
  DEMO: z.enum(["auto", "off"], "neither auto nor off").default("auto"),
  SMTP_URL: address(["smtp:", "smtps:"], "not an SMTP URL (smtp://user:password@host:port)").optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>@\s]+@[^<>@\s]+$|^[^<>]*<[^<>@\s]+@[^<>@\s]+>$/, 'not a sender (name@host or "Name <name@host>")')
    .default("Tinh Hoa <no-reply@tinhhoa.test>"),
  COMPLAINT_CONTACT_YEARS: whole(1, 50).default(5),
  COMPLAINT_CONTACT_SOURCE: z.string().max(300).default("Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15"),
  SIGNING_KEY: z.base64("not base64").optional(),
  MAX_UPLOAD_MB: whole(1, 1_000).default(25),
  API_PER_MINUTE: whole(1, 1_000_000).default(30_000),
  UPLOADTHING_TOKEN: z.string().optional(),
  UPLOADTHING_API_URL: web.optional(),
  UPLOADTHING_INGEST_URL: web.optional(),
  UPLOADTHING_UFS_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "not a host name")
    .optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "none of fatal, error, warn, info, debug, trace, silent",
    )
    .default("info"),
  METRICS_TOKEN: z.string().min(16, "shorter than 16 characters").optional(),
});

/** The checked environment; `DATA_DIR` is absolute and `PUBLIC_URL` has no slash at its end. */
export type Env = Omit<z.infer<typeof Variables>, "PUBLIC_URL"> & { PUBLIC_URL: string };

/** Throws a `SetupError` with one line a wrong variable. An empty variable counts as not set. */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const read = Variables.safeParse(given);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new SetupError([...new Set(lines)].join("\n"));
  }
  const env = read.data;
  return {
    ...env,
    DATA_DIR: path.resolve(env.DATA_DIR),
    PUBLIC_URL: new URL(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).origin,
  };
}

/** The environment of this process, with what a `.env` file in the current folder adds to it. */
export function loadEnv(): Env {
  if (fs.existsSync(".env")) process.loadEnvFile(".env");
  // Dates are shown in Vietnam's time by their formatters; nothing may depend on where the server stands.
  process.env.TZ = "UTC";
  const env = parseEnv(process.env);
  process.env.NODE_ENV = env.NODE_ENV;
  return env;
}
