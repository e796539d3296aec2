import postgres from "postgres";
import { openDatabase } from "~/db/client.server";
import { prepareDatabase } from "~/jobs/worker.server";
import { loadReferenceData } from "./reference-data";

const TEMPLATE = "tinhhoa_template";

/** Makes, once a run, the database that every test file gets a copy of: migrated, with queues and reference data. */
export async function makeTemplate(adminUrl: string): Promise<void> {
  await asAdmin(adminUrl, (sql) => sql.unsafe(`create database ${TEMPLATE}`));
  const url = urlOf(adminUrl, TEMPLATE);
  await prepareDatabase(url);
  const { db, close } = openDatabase(url, { max: 1, application: "test template" });
  await loadReferenceData(db);
  await close();
}

/** A fresh copy of the template; `drop` ends whoever is still connected. */
export async function copyTemplate(adminUrl: string, name: string): Promise<{ url: string; drop(): Promise<void> }> {
  await asAdmin(adminUrl, (sql) => sql.unsafe(`create database ${name} template ${TEMPLATE} strategy file_copy`));
  return {
    url: urlOf(adminUrl, name),
    drop: () => asAdmin(adminUrl, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`)),
  };
}

async function asAdmin(adminUrl: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

function urlOf(adminUrl: string, database: string): string {
  const address = new URL(adminUrl);
  address.pathname = `/${database}`;
  return address.href;
}
