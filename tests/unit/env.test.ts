import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseEnv } from "~/env.server";
import { SetupError } from "~/lib/setup-error";

const refusal = (variables: Record<string, string>) => {
  try {
    parseEnv(variables);
    return "accepted";
  } catch (error) {
    expect(error).toBeInstanceOf(SetupError);
    return (error as Error).message;
  }
};

test("an empty environment has every default", () => {
  expect(parseEnv({ PORT: "", DATABASE_URL: "  " })).toEqual({
    NODE_ENV: "production",
    PORT: 3000,
    PUBLIC_URL: "http://localhost:3000",
    TRUST_PROXY: 0,
    DATABASE_POOL: 12,
    PAGE_CACHE_MB: 64,
    DATA_DIR: path.resolve(".data"),
    DEMO: "auto",
    MAIL_FROM: "Tinh Hoa <no-reply@tinhhoa.test>",
    COMPLAINT_CONTACT_YEARS: 5,
    COMPLAINT_CONTACT_SOURCE: "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15",
    MAX_UPLOAD_MB: 25,
    API_PER_MINUTE: 30_000,
    LOG_LEVEL: "info",
  });
});

test("values are read as what they mean", () => {
  const env = parseEnv({ PORT: "8080", PUBLIC_URL: "https://tinhhoa.vn/", TRUST_PROXY: "2", DATA_DIR: "/srv/data" });
  expect([env.PORT, env.PUBLIC_URL, env.TRUST_PROXY, env.DATA_DIR]).toEqual([
    8080,
    "https://tinhhoa.vn",
    2,
    "/srv/data",
  ]);
});

describe("a wrong value is named in one sentence", () => {
  test.each([
    ["DATABASE_URL", "not a url", "not a PostgreSQL URL (postgres://user:password@host:port/name)"],
    ["DATABASE_URL", "mysql://localhost/x", "not a PostgreSQL URL (postgres://user:password@host:port/name)"],
    ["PORT", "80a", "not a whole number from 1 to 65535"],
    ["PORT", "70000", "not a whole number from 1 to 65535"],
    ["PUBLIC_URL", "tinhhoa.vn", "not a web address (https://host)"],
    ["PUBLIC_URL", "https://tinhhoa.vn/app", "has a path: write scheme and host only"],
    ["SMTP_URL", "http://mail", "not an SMTP URL (smtp://user:password@host:port)"],
    ["MAIL_FROM", "nobody", 'not a sender (name@host or "Name <name@host>")'],
    ["LOG_LEVEL", "loud", "none of fatal, error, warn, info, debug, trace, silent"],
    ["METRICS_TOKEN", "short", "shorter than 16 characters"],
    ["COMPLAINT_CONTACT_YEARS", "0", "not a whole number from 1 to 50"],
    ["DEMO", "on", "neither auto nor off"],
  ])("%s=%s", (name, value, sentence) => {
    expect(refusal({ [name]: value })).toBe(`${name}: ${sentence}`);
  });
});

test("several wrong values are all named, a line each", () => {
  expect(
    refusal({ PORT: "x", DEMO: "x" })
      .split("\n")
      .map((line) => line.split(":")[0]),
  ).toEqual(["PORT", "DEMO"]);
});

test(".env.example explains every variable and is valid as it stands", () => {
  const lines = fs
    .readFileSync(".env.example", "utf8")
    .split("\n")
    .filter((line) => /^[A-Z_]+=/.test(line));
  const example = Object.fromEntries(
    lines.map((line) => [line.split("=")[0], line.slice(line.indexOf("=") + 1).replaceAll('"', "")]),
  );
  expect(parseEnv(example)).toEqual(parseEnv({}));
});
