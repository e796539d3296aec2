-- Bytes in the store get a row of their own, by which they are deleted when nothing names them.
CREATE TABLE "stored_bytes" (
	"storage_key" text PRIMARY KEY NOT NULL,
	"put_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
INSERT INTO stored_bytes SELECT DISTINCT storage_key, now() FROM file_variants;
--> statement-breakpoint
ALTER TABLE "file_variants" ADD CONSTRAINT "file_variants_storage_key_stored_bytes_storage_key_fk"
  FOREIGN KEY ("storage_key") REFERENCES "public"."stored_bytes"("storage_key");
--> statement-breakpoint
CREATE INDEX "file_variants_storage_key" ON "file_variants" ("storage_key");
--> statement-breakpoint
CREATE INDEX "product_photos_by_file" ON "product_photos" ("file_id");
--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "unused_since" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "duplicate_of" uuid;
--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_duplicate_of_files_id_fk" FOREIGN KEY ("duplicate_of") REFERENCES "public"."files"("id");
--> statement-breakpoint
-- Rows of the same bytes of one establishment; `kept` is the one a sealed dossier names, else the oldest.
CREATE TEMPORARY TABLE twins ON COMMIT DROP AS
  WITH sealed AS (
    SELECT jsonb_path_query(content, '$.photos[*].fileId') #>> '{}' AS file_id FROM dossier_snapshots
    UNION SELECT jsonb_path_query(content, '$.papers[*].fileId') #>> '{}' FROM dossier_snapshots
  ), grouped AS (
    SELECT id, id::text IN (SELECT file_id FROM sealed WHERE file_id IS NOT NULL) AS is_sealed, count(*) OVER same AS members,
      first_value(id) OVER (same ORDER BY id::text IN (SELECT file_id FROM sealed WHERE file_id IS NOT NULL) DESC, id) AS kept
    FROM files WHERE establishment_id IS NOT NULL WINDOW same AS (PARTITION BY establishment_id, sha256, width IS NULL)
  )
  SELECT id, kept, is_sealed FROM grouped WHERE members > 1;
--> statement-breakpoint
-- A product that shows two of them shows the first.
DELETE FROM product_photos photo USING twins twin
  WHERE photo.file_id = twin.id AND EXISTS (
    SELECT FROM product_photos other JOIN twins of_other ON of_other.id = other.file_id
    WHERE other.product_id = photo.product_id AND of_other.kept = twin.kept
      AND (other.position, other.id) < (photo.position, photo.id));
--> statement-breakpoint
UPDATE product_photos photo SET file_id = twin.kept FROM twins twin WHERE photo.file_id = twin.id AND twin.id <> twin.kept;
--> statement-breakpoint
UPDATE dossiers SET answers = jsonb_set(answers, '{papers}', (
    SELECT jsonb_agg(CASE WHEN twin.id IS NULL THEN paper ELSE jsonb_set(paper, '{fileId}', to_jsonb(twin.kept)) END ORDER BY place)
    FROM jsonb_array_elements(answers -> 'papers') WITH ORDINALITY AS listed (paper, place)
    LEFT JOIN twins twin ON twin.id::text = paper ->> 'fileId'))
  WHERE EXISTS (SELECT FROM twins WHERE id <> kept AND answers -> 'papers' @> jsonb_build_array(jsonb_build_object('fileId', id)));
--> statement-breakpoint
-- A sealed dossier cannot be told another id: a row that it names stays, out of the way of the unique index.
UPDATE files SET duplicate_of = twin.kept FROM twins twin WHERE files.id = twin.id AND twin.id <> twin.kept AND twin.is_sealed;
--> statement-breakpoint
DELETE FROM files USING twins twin WHERE files.id = twin.id AND twin.id <> twin.kept AND NOT twin.is_sealed;
--> statement-breakpoint
CREATE UNIQUE INDEX "files_content" ON "files" ("establishment_id", "sha256", (("width" is null))) WHERE "duplicate_of" is null;
--> statement-breakpoint
DROP INDEX "files_establishment";
--> statement-breakpoint
-- Which dossiers name a file is asked each time one of their files is read.
CREATE INDEX "dossiers_papers" ON "dossiers" USING gin (("answers" -> 'papers') jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "dossier_snapshots_papers" ON "dossier_snapshots" USING gin (("content" -> 'papers') jsonb_path_ops);
--> statement-breakpoint
CREATE INDEX "dossier_snapshots_photos" ON "dossier_snapshots" USING gin (("content" -> 'photos') jsonb_path_ops);
--> statement-breakpoint
-- Who may read a file follows from what shows it, and a gallery's picture from the product's photos as they are now.
ALTER TABLE "files" DROP COLUMN "visibility";
--> statement-breakpoint
ALTER TABLE "gallery_entries" DROP COLUMN "photo_file_id";
