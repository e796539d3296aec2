import type postgres from "postgres";
import { expect, test } from "vitest";
import { beforeMigration, migrate } from "#tests/support/migrations";

const MIGRATION = "0003_one_file_a_content";
const [MAKER, USER, PRODUCT, OTHER_PRODUCT, ROUND] = [1, 2, 3, 4, 5].map(id);
const [OLDEST, SHOWN, SEALED, SEALED_TOO, ALONE, PAPER, PAPER_AGAIN] = [11, 12, 13, 14, 15, 16, 17].map(id);

function id(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

async function addRows(sql: postgres.Sql): Promise<void> {
  const file = (own: string, sha: string, width: number | null) => sql`
    insert into files (id, establishment_id, name, media_type, size, sha256, width, height)
    values (${own}, ${MAKER!}, 'x', 'image/jpeg', 5, ${sha}, ${width}, ${width})`;
  const photo = (product: string, own: string, position: number) => sql`
    insert into product_photos (product_id, file_id, view, position) values (${product}, ${own}, 'front', ${position})`;
  const named = (key: string, ...ids: string[]) => ({ [key]: ids.map((fileId) => ({ fileId, name: "x" })) });
  // What these rows hang on is another matter than theirs: only the files' own rules are at work here.
  await sql`set session_replication_role = replica`;
  await sql`insert into establishments (id, slug, name, name_key, province_id) values (${MAKER!}, 'm', 'M', 'm', 'new-68')`;
  await file(OLDEST!, "same", 900);
  await file(SHOWN!, "same", 900);
  await file(SEALED!, "same", 900);
  await file(SEALED_TOO!, "same", 900);
  await file(ALONE!, "other", 900);
  await file(PAPER!, "same", null);
  await file(PAPER_AGAIN!, "same", null);
  for (const own of [OLDEST!, SHOWN!, SEALED!, PAPER!, PAPER_AGAIN!]) {
    await sql`insert into file_variants (file_id, name, media_type, size, storage_key)
      values (${own}, 'original', 'image/jpeg', 5, 'same.jpg')`;
  }
  await photo(PRODUCT!, OLDEST!, 1);
  await photo(PRODUCT!, ALONE!, 2);
  await photo(PRODUCT!, SHOWN!, 3);
  await photo(OTHER_PRODUCT!, SHOWN!, 1);
  await sql`insert into dossiers (nomination_id, answers, updated_by)
    values (${ROUND!}, ${sql.json({ materials: "gỗ", ...named("papers", ALONE!, PAPER_AGAIN!) })}, ${USER!})`;
  for (const [number, own] of [SEALED!, SEALED_TOO!].entries()) {
    await sql`insert into dossier_snapshots (nomination_id, content, content_hash)
      values (${id(20 + number)}, ${sql.json({ ...named("photos", own), papers: [] })}, 'x')`;
  }
  // Of no file: such a paper hides nothing of the others.
  await sql`insert into dossier_snapshots (nomination_id, content, content_hash)
    values (${id(22)}, ${sql.json({ photos: [], papers: [{ fileId: null, name: "x" }] })}, 'x')`;
  await sql`set session_replication_role = origin`;
}

test("files of the same bytes become one, and what a sealed dossier names stays", async () => {
  await beforeMigration(MIGRATION, async (sql) => {
    await addRows(sql);

    await migrate(sql, MIGRATION);

    expect(await sql`select id, duplicate_of from files order by id`).toEqual([
      { id: SEALED, duplicate_of: null },
      { id: SEALED_TOO, duplicate_of: SEALED },
      { id: ALONE, duplicate_of: null },
      { id: PAPER, duplicate_of: null },
    ]);
    expect(await sql`select product_id, file_id, position from product_photos order by product_id, position`).toEqual([
      { product_id: PRODUCT, file_id: SEALED, position: 1 },
      { product_id: PRODUCT, file_id: ALONE, position: 2 },
      { product_id: OTHER_PRODUCT, file_id: SEALED, position: 1 },
    ]);
    const [{ answers }] = (await sql`select answers from dossiers`) as unknown as [{ answers: unknown }];
    expect(answers).toEqual({
      materials: "gỗ",
      papers: [
        { fileId: ALONE, name: "x" },
        { fileId: PAPER, name: "x" },
      ],
    });
    expect(await sql`select storage_key from stored_bytes`).toEqual([{ storage_key: "same.jpg" }]);
    const again = sql`insert into files (establishment_id, name, media_type, size, sha256, width)
      values (${MAKER!}, 'x', 'image/jpeg', 5, 'same', 1)`;
    await expect(again).rejects.toThrow("files_content");
  });
});
