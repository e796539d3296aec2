import { defineConfig } from "drizzle-kit";

/** For `npm run db:generate`, which compares the schema with the last snapshot in `drizzle/meta` and asks no database. */
export default defineConfig({ dialect: "postgresql", schema: "./app/db/schema/index.ts", out: "./drizzle" });
